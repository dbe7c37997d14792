package io.github.dynamojcache.internal.clock;

import org.jspecify.annotations.Nullable;

/**
 * What a series of answers says together: each narrows the range, and time widens it, because
 * clocks drift. An answer that contradicts the others is only remembered; when the next one bears
 * it out, a clock was set, and what was known before counts no more. Immutable.
 *
 * @param believed where the skew lies
 * @param doubt what the last answer said, if it contradicted; else null
 * @param atNanos when this was so, by the JVM's monotonic clock
 */
record SkewEstimate(SkewRange believed, @Nullable SkewRange doubt, long atNanos) {

  /** One part in so many: what NTP slews a clock by, and more than clocks drift by themselves. */
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

  /** Rounded up. */
  private long drift(long nanos) {
    return (nanos - atNanos) / (1_000_000 * DRIFT) + 1;
  }
}
