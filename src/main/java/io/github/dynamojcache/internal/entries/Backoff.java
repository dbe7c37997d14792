package io.github.dynamojcache.internal.entries;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheException;

/**
 * Waits between tries: full jitter, doubling from a base to a ceiling, for a bounded number of
 * tries. For one thread.
 */
public final class Backoff {

  private static final long BASE_MILLIS = 25;

  private final int maxTries;
  private final long ceilingMillis;
  private int tries;

  /**
   * @param maxTries the number of waits in a row without progress after which to give up
   * @param ceiling the longest wait
   */
  public Backoff(int maxTries, Duration ceiling) {
    this.maxTries = maxTries;
    this.ceilingMillis = ceiling.toMillis();
  }

  /** Resets the count of tries, after progress. */
  public void progressed() {
    tries = 0;
  }

  /**
   * Waits before the next try.
   *
   * @return false, without waiting, when the tries are used up
   */
  public boolean awaitNextTry() {
    return awaitNextTry(Duration.ofMillis(ceilingMillis + 1));
  }

  /**
   * Waits before the next try.
   *
   * @param left the time that is left for the wait and the try
   * @return false, without waiting, when the tries are used up or the wait would leave no time
   */
  public boolean awaitNextTry(Duration left) {
    if (tries >= maxTries) {
      return false;
    }
    long ceiling = Math.min(ceilingMillis, BASE_MILLIS << Math.min(tries, 6));
    tries++;
    // Never zero: a wait of zero length does not detect that the thread was interrupted.
    long millis = ThreadLocalRandom.current().nextLong(1, ceiling + 1);
    if (millis >= left.toMillis()) {
      return false;
    }
    pause(Duration.ofMillis(millis));
    return true;
  }

  private static void pause(Duration duration) {
    try {
      TimeUnit.MILLISECONDS.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException("interrupted while waiting to try again", e);
    }
  }
}
