package io.github.dynamojcache.internal.clock;

/**
 * The correction that is subtracted from the time of a JVM's clock. Immutable.
 *
 * @param skewMillis by how many milliseconds the clock is ahead; negative when behind
 * @param toleratedMillis the largest skew at which a clock counts as correct
 * @param localMillis the clock's time when the skew was measured, epoch milliseconds
 * @param atNanos the same moment by the JVM's monotonic clock
 */
record Correction(long skewMillis, long toleratedMillis, long localMillis, long atNanos) {

  /**
   * Returns the service's time. If the clock has meanwhile made a step that cancels the skew, it
   * was set right, and its time is used uncorrected at once: otherwise the time would be wrong by
   * the size of the step until the next answer.
   *
   * @param local the time of the JVM's clock, epoch milliseconds
   * @param nanos the time of the JVM's monotonic clock
   */
  long applyTo(long local, long nanos) {
    long step = (local - localMillis) - (nanos - atNanos) / 1_000_000;
    return Math.abs(skewMillis + step) <= toleratedMillis ? local : local - skewMillis;
  }
}
