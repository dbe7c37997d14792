package io.github.dynamojcache.options;

import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Hears when a cache with {@code failure-mode = bypass} goes on without DynamoDB, and when it is
 * back. Called on one of the manager's threads for listeners, soon after the change: no operation
 * and no recovery waits for it. Of changes that wait for a listener that does not return, the last
 * 1,000 are kept. What it throws is logged. Must be thread-safe.
 */
@FunctionalInterface
public interface FailureListener {

  /**
   * The state is another one now. Calls of one cache come one after the other.
   *
   * @param cache the name of the cache
   * @param state the state from here on
   * @param cause what failed; null where nothing has
   */
  void stateChanged(String cache, FailureState state, @Nullable CacheException cause);
}
