package io.github.dynamojcache.benchmarks.report;

import io.github.dynamojcache.benchmarks.result.Paired;
import java.util.Locale;

/** How numbers are written. */
final class Format {

  private Format() {}

  /** Three significant digits, thousands apart. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (value >= 1_000) {
      double unit = Math.pow(10, Math.floor(Math.log10(value)) - 2);
      return String.format(Locale.ROOT, "%,d", Math.round(Math.round(value / unit) * unit));
    }
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f", value);
  }

  static String exact(double value) {
    return String.format(Locale.ROOT, "%,d", Math.round(value));
  }

  static String ratio(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.2f", value);
  }

  /** The ratio, and the middle half of all pairs. */
  static String spread(Paired paired) {
    return "%s (%s–%s)".formatted(ratio(paired.ratio()), ratio(paired.low()), ratio(paired.high()));
  }

  static String verdict(boolean met) {
    return met ? "met" : "**missed**";
  }
}
