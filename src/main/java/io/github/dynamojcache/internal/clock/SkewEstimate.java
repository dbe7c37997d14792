package io.github.dynamojcache.internal.clock;

import org.jspecify.annotations.Nullable;

/**
 * The skew estimated from a series of answers: each answer narrows the range, and time widens it,
 * because clocks drift. An answer that contradicts the others is only remembered; if the next one
 * confirms it, a clock was set, and the earlier estimate is discarded. Immutable.
 *
 * @param believed the range of the skew
 * @param doubt the range from the last answer, if that contradicted; else null
 * @param atNanos the time of the estimate, by the JVM's monotonic clock
 */
record SkewEstimate(SkewRange believed, @Nullable SkewRange doubt, long atNanos) {

  /**
   * Clocks drift by at most one part in this many: the rate at which NTP slews a clock, which is
   * more than clocks drift by themselves.
   */
  private static final long DRIFT = 2_000;

  static SkewEstimate first(SkewRange answer, long nanos) {
    return new SkewEstimate(answer, null, nanos);
  }

  SkewEstimate after(SkewRange answer, long nanos) {
    SkewRange aged = believedAt(nanos);
    SkewRange agreed = aged.and(answer);
    if (agreed != null) {
      return new SkewEstimate(agreed, null, nanos);
    }
    SkewRange borneOut = doubt == null ? null : doubt.widened(drift(nanos)).and(answer);
    return borneOut != null
        ? new SkewEstimate(borneOut, null, nanos)
        : new SkewEstimate(aged, answer, nanos);
  }

  SkewRange believedAt(long nanos) {
    return believed.widened(drift(nanos));
  }

  /** Returns the drift since the estimate in milliseconds, rounded up. */
  private long drift(long nanos) {
    return (nanos - atNanos) / (1_000_000 * DRIFT) + 1;
  }
}
