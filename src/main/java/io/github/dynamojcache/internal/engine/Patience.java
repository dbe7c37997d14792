package io.github.dynamojcache.internal.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a thread waits for a key that other threads work on. Immutable.
 *
 * @param withOneHolder the longest wait for one thread that holds the key, including application
 *     code
 * @param forRequests the longest wait in total for requests of the threads that hold the key; null
 *     for no limit. The time of their application code does not count
 */
public record Patience(Duration withOneHolder, @Nullable Duration forRequests) {

  /** Longer than any user would wait: only hanging code should exceed it. */
  private static final Duration LEAST_WITH_ONE_HOLDER = Duration.ofMinutes(2);

  private static final int CALLS_WHILE_HELD = 10;

  /**
   * Returns the patience of a cache: user code that holds a key may be slow.
   *
   * @param callTimeout the longest time for a request
   * @param waitsForRequests whether the wait for requests is limited, so that the time of a request
   *     without an answer is spent only once; not needed by a cache that can bypass DynamoDB
   * @return the patience
   */
  public static Patience ofCache(Duration callTimeout, boolean waitsForRequests) {
    Duration requests = callTimeout.multipliedBy(CALLS_WHILE_HELD);
    return new Patience(
        requests.compareTo(LEAST_WITH_ONE_HOLDER) > 0 ? requests : LEAST_WITH_ONE_HOLDER,
        waitsForRequests ? callTimeout : null);
  }

  /**
   * Returns a patience without a limit for requests.
   *
   * @param withOneHolder the longest wait for one thread that holds the key
   * @return the patience
   */
  public static Patience of(Duration withOneHolder) {
    return new Patience(withOneHolder, null);
  }
}
