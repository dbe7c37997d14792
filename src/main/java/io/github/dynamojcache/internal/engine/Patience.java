package io.github.dynamojcache.internal.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a thread waits for a key that other threads work on. Immutable.
 *
 * @param withOneHolder for one thread that holds the key, with code of the application in it
 * @param forRequests in all, for requests of the threads that hold the key; null for no limit. The
 *     time that their code of the application takes does not count
 */
public record Patience(Duration withOneHolder, @Nullable Duration forRequests) {

  /** Longer than what a user waits for: only code that hangs is to be noticed by it. */
  private static final Duration LEAST_WITH_ONE_HOLDER = Duration.ofMinutes(2);

  private static final int CALLS_WHILE_HELD = 10;

  /**
   * Returns the patience of a cache: user code that holds a key may be slow.
   *
   * @param callTimeout the longest time for a request
   * @param waitsForRequests whether a request that is not answered is waited for once only; a cache
   *     that can do without DynamoDB does not
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
   * @param withOneHolder for one thread that holds the key
   * @return the patience
   */
  public static Patience of(Duration withOneHolder) {
    return new Patience(withOneHolder, null);
  }
}
