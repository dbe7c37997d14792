package io.github.dynamojcache.internal.clock;

import org.jspecify.annotations.Nullable;

/**
 * The bounds of the skew: how many milliseconds the JVM's clock is ahead of the service's.
 * Immutable.
 *
 * @param least the lower bound, inclusive
 * @param most the upper bound, inclusive
 */
record SkewRange(long least, long most) {

  private static final long GRANULARITY_MILLIS = 1_000;

  /**
   * Returns the range that follows from one answer. Its date, which is truncated to a whole second,
   * was read from the service's clock at some moment between the two others.
   *
   * @param sent when the request was sent, or earlier, by the JVM's clock, epoch milliseconds
   * @param received when the answer arrived, or later, by the JVM's clock, epoch milliseconds
   * @param date the service's date, epoch milliseconds
   */
  static SkewRange ofAnswer(long sent, long received, long date) {
    return new SkewRange(sent - date - GRANULARITY_MILLIS, received - date + 1);
  }

  /** Returns a range that is wider by this much at both ends. */
  SkewRange widened(long millis) {
    return new SkewRange(least - millis, most + millis);
  }

  /** Returns the range that both allow; null when they contradict each other. */
  @Nullable SkewRange and(SkewRange other) {
    long lower = Math.max(least, other.least);
    long upper = Math.min(most, other.most);
    return lower <= upper ? new SkewRange(lower, upper) : null;
  }

  boolean contains(long skew) {
    return least <= skew && skew <= most;
  }

  /** Returns whether the skew is certainly more than this, in one direction or the other. */
  boolean isBeyond(long millis) {
    return least > millis || most < -millis;
  }

  /** Returns whether the skew is certainly not more than this, in either direction. */
  boolean isWithin(long millis) {
    return -millis <= least && most <= millis;
  }

  long width() {
    return most - least;
  }

  long middle() {
    return least + width() / 2;
  }

  Skew asSkew() {
    return new Skew(middle(), width() - width() / 2);
  }
}
