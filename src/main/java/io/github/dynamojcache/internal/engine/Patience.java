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
