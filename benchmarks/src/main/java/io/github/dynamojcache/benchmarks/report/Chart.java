package io.github.dynamojcache.benchmarks.report;

import io.github.dynamojcache.benchmarks.result.Comparison;
import io.github.dynamojcache.benchmarks.result.Results;
import io.github.dynamojcache.benchmarks.result.Single;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/** What an operation costs the client against how many entries it is about. */
final class Chart {

  private static final int WIDTH = 860;
  private static final int HEIGHT = 520;
  private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d{2,}");

  private Chart() {}

  /** Returns the chart as SVG; its letters are outlines, so that it looks alike everywhere. */
  static String svg(Results results) {
    return encode(chart(results));
  }

  /** Draws what was measured. */
  static XYChart chart(Results results) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .xAxisTitle("entries")
            .yAxisTitle("µs CPU of an operation")
            .build();
    XYStyler styler = chart.getStyler();
    styler.setXAxisLogarithmic(true);
    styler.setYAxisLogarithmic(true);
    styler.setDecimalPattern("#,###");
    styler.setLegendPosition(LegendPosition.InsideNW);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotGridLinesStroke(new BasicStroke(1)); // SVG would spell out every dash
    for (String method : List.of("getAll", "putAll")) {
      addBulk(chart, results, method);
    }
    List<Single> clears =
        results.clearing().stream().sorted(Comparator.comparingInt(Chart::entries)).toList();
    add(
        chart,
        "clear, cache",
        clears.stream().mapToDouble(Chart::entries).toArray(),
        clears.stream().mapToDouble(Single::cpu).toArray());
    return chart;
  }

  private static void addBulk(XYChart chart, Results results, String method) {
    List<Comparison> all =
        results.many().stream()
            .filter(c -> c.benchmark().equals(method) && c.param("engine").equals("stub"))
            .sorted(Comparator.comparingInt(Chart::entries))
            .toList();
    double[] entries = all.stream().mapToDouble(Chart::entries).toArray();
    add(
        chart,
        method + ", bare SDK",
        entries,
        all.stream().mapToDouble(c -> c.cpu().first()).toArray());
    add(
        chart,
        method + ", cache",
        entries,
        all.stream().mapToDouble(c -> c.cpu().second()).toArray());
  }

  private static void add(XYChart chart, String name, double[] x, double[] y) {
    if (x.length > 0) {
      chart.addSeries(name, x, y);
    }
  }

  private static int entries(Comparison comparison) {
    return Integer.parseInt(comparison.param("entries"));
  }

  private static int entries(Single single) {
    return Integer.parseInt(single.param("entries"));
  }

  /** The outlines of letters have eight decimals, of which one can be seen. */
  private static String rounded(String number) {
    return BigDecimal.valueOf(Double.parseDouble(number))
        .setScale(1, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static String encode(XYChart chart) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      VectorGraphicsEncoder.saveVectorGraphic(chart, out, VectorGraphicsFormat.SVG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return LONG_NUMBER
        .matcher(out.toString(StandardCharsets.UTF_8))
        .replaceAll(number -> rounded(number.group()));
  }
}
