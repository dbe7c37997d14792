package io.github.dynamojcache.values.jdk;

import java.util.HashMap;
import java.util.Map;

/** Public {@code Serializable} classes of the JDK that have no sample, and why. */
public final class WithoutSamples {

  private static final String TABLE =
      """
      x: y
      """;

  private WithoutSamples() {}

  /** Returns the reasons, by the name of the class. */
  public static Map<String, String> reasons() {
    Map<String, String> reasons = new HashMap<>();
    TABLE
        .lines()
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              reasons.put(line.substring(0, colon), line.substring(colon + 2));
            });
    return reasons;
  }
}
