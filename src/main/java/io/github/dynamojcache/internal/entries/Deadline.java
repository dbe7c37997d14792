package io.github.dynamojcache.internal.entries;

/**
 * The arithmetic of the attributes {@code x} and {@code ttl}. Times are epoch milliseconds unless
 * said otherwise.
 */
public final class Deadline {

  /**
   * The end of the year 9999: the deadline of an eternal entry, and the latest deadline of any
   * entry.
   */
  public static final long ETERNAL = 253_402_300_799_999L;

  private Deadline() {}

  /**
   * Returns the deadline of a lifetime that begins now.
   *
   * @param now the time, epoch milliseconds
   * @param lifetimeMillis the lifetime, 0 or more milliseconds
   * @return the deadline, at most {@link #ETERNAL}
   */
  public static long after(long now, long lifetimeMillis) {
    return lifetimeMillis >= ETERNAL - now ? ETERNAL : now + lifetimeMillis;
  }

  /**
   * Returns the value for DynamoDB's own expiry (TTL).
   *
   * @param deadline a deadline, epoch milliseconds
   * @return epoch seconds, rounded up, so that DynamoDB never deletes a live entry
   */
  public static long ttlSeconds(long deadline) {
    return Math.floorDiv(deadline + 999, 1000);
  }
}
