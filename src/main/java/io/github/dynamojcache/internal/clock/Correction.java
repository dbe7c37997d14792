package io.github.dynamojcache.internal.clock;

/**
 * What is taken off the time of a JVM's clock. Immutable.
 *
 * @param skewMillis by how many milliseconds the clock is ahead; negative when behind
 * @param toleratedMillis how far off a clock may be that counts as right
 * @param localMillis what the clock said when this was found, epoch milliseconds
 * @param atNanos the same moment by the JVM's monotonic clock
 */
record Correction(long skewMillis, long toleratedMillis, long localMillis, long atNanos) {

  /**
   * Returns the service's time. When the clock has meanwhile made a step that makes up for the
   * skew, somebody has set it right, and it is believed at once: else the time would be wrong by
   * that much until the next answer.
   *
   * @param local what the JVM's clock says, epoch milliseconds
   * @param nanos what its monotonic clock says
   */
  long applyTo(long local, long nanos) {
    long step = (local - localMillis) - (nanos - atNanos) / 1_000_000;
    return Math.abs(skewMillis + step) <= toleratedMillis ? local : local - skewMillis;
  }
}
