package io.github.dynamojcache.internal.entries;

import java.time.Duration;
import javax.cache.CacheException;

/**
 * Slows down a writer that loses races, because a failed conditional write is charged like a
 * successful one; gives up after many. For one thread.
 */
public final class RaceBackoff {

  /** Each lost race means that another writer got through. */
  static final int MAX_LOST_RACES = 200;

  /** Another writer's write takes milliseconds: a longer wait would only let others go first. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(64);

  private final String operation;
  private final Backoff backoff = new Backoff(MAX_LOST_RACES, LONGEST_WAIT);

  /**
   * Creates a backoff for one operation.
   *
   * @param operation the operation, for the message
   */
  public RaceBackoff(String operation) {
    this.operation = operation;
  }

  /**
   * Waits before the next try, with jitter.
   *
   * @throws CacheException when too many races in a row were lost
   */
  public void lostRace() {
    if (!backoff.awaitNextTry()) {
      throw new CacheException(
          operation
              + " lost "
              + MAX_LOST_RACES
              + " races in a row for one entry: too many JVMs write it at the same time");
    }
  }
}
