package io.github.dynamojcache.benchmarks.result;

import java.util.ArrayList;
import java.util.List;

/**
 * One quantity, measured on two sides in turns.
 *
 * @param first the median of the first side
 * @param second the median of the second side
 * @param ratio the median of second / first over neighbouring measurements, so that a drift of the
 *     machine does not count
 * @param low the lower quartile of those ratios
 * @param high the upper quartile of those ratios
 */
public record Paired(double first, double second, double ratio, double low, double high) {

  /**
   * Compares two series.
   *
   * @param first measurements of the first side
   * @param second measurements of the second side; each belongs to that of the same index
   * @return the comparison
   */
  public static Paired of(List<Double> first, List<Double> second) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
      ratios.add(second.get(i) / first.get(i));
    }
    return new Paired(
        quantile(first, 0.5),
        quantile(second, 0.5),
        quantile(ratios, 0.5),
        quantile(ratios, 0.25),
        quantile(ratios, 0.75));
  }

  /**
   * Returns a quantile, interpolated.
   *
   * @param values the values, in any order
   * @param fraction 0 to 1
   * @return NaN when there are no values
   */
  public static double quantile(List<Double> values, double fraction) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = values.stream().sorted().toList();
    double position = fraction * (sorted.size() - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.size() - 1);
    return sorted.get(below) + (position - below) * (sorted.get(above) - sorted.get(below));
  }
}
