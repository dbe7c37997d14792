package io.github.dynamojcache.bypass;

import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Hears when a cache with {@code failure-mode = bypass} goes on without DynamoDB, and when it is
 * back. Called on the thread that found out, which may be in the middle of an operation: return
 * quickly, and do not use the cache. What it throws is logged. Must be thread-safe.
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
