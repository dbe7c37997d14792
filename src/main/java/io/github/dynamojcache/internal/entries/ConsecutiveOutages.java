package io.github.dynamojcache.internal.entries;

import io.github.dynamojcache.internal.failure.Outage;
import io.github.dynamojcache.internal.failure.UserCodeFailure;
import javax.cache.CacheException;

/**
 * Counts the failures of an outage with no success in between. After {@value #TOO_MANY}, a bulk
 * operation does not go on: it is not one partition's trouble, for each of the threads that work
 * side by side has failed twice, and the rest would only be more load. Thread-safe.
 */
public final class ConsecutiveOutages {

  /** How many are too many. */
  public static final int TOO_MANY = 2 * Fanout.MAX_PARALLEL;

  private int count; // guarded by this

  /** Creates a counter. */
  public ConsecutiveOutages() {}

  /** Something was done. */
  public synchronized void succeeded() {
    count = 0;
  }

  /**
   * Something failed. What is no outage tells nothing about the rest.
   *
   * @param failure what was thrown
   */
  public synchronized void failed(Throwable failure) {
    if (failure instanceof CacheException e && !UserCodeFailure.isOne(e) && Outage.isOne(e)) {
      count++;
    }
  }

  /**
   * Returns whether there is no use in going on.
   *
   * @return true after too many
   */
  public synchronized boolean areTooMany() {
    return count >= TOO_MANY;
  }
}
