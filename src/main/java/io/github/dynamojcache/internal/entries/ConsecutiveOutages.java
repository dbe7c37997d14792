package io.github.dynamojcache.internal.entries;

import io.github.dynamojcache.internal.failure.Outage;
import io.github.dynamojcache.internal.failure.UserCodeFailure;
import javax.cache.CacheException;

/**
 * Counts the failures of an outage with no success in between. After {@value #TOO_MANY} of them a
 * bulk operation stops: each of its parallel threads has failed twice, so the cause is not a single
 * partition, and more requests would only add load. Thread-safe.
 */
public final class ConsecutiveOutages {

  /** The number of failures in a row at which a bulk operation stops. */
  public static final int TOO_MANY = 2 * Fanout.MAX_PARALLEL;

  private int count; // guarded by this

  /** Creates a counter. */
  public ConsecutiveOutages() {}

  /** Records a success. */
  public synchronized void succeeded() {
    count = 0;
  }

  /**
   * Records a failure. A failure that is not an outage says nothing about the rest, and is not
   * counted.
   *
   * @param failure what was thrown
   */
  public synchronized void failed(Throwable failure) {
    if (failure instanceof CacheException e && !UserCodeFailure.isOne(e) && Outage.isOne(e)) {
      count++;
    }
  }

  /**
   * Returns whether the bulk operation should stop.
   *
   * @return true after too many failures in a row
   */
  public synchronized boolean areTooMany() {
    return count >= TOO_MANY;
  }
}
