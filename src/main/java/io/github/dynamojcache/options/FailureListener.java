package io.github.dynamojcache.options;

import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * A listener for changes of the failure state of a cache with {@code failure-mode = bypass}: when
 * the cache starts to bypass DynamoDB, and when DynamoDB is available again. It is called on one of
 * the manager's listener threads, soon after the change; no operation or recovery waits for it. If
 * a call does not return, the last 1,000 changes wait in a queue. Exceptions are logged.
 * Implementations must be thread-safe.
 */
@FunctionalInterface
public interface FailureListener {

  /**
   * The state has changed. The calls for one cache are sequential.
   *
   * @param cache the name of the cache
   * @param state the new state
   * @param cause the failure that caused the change; null if there was none
   */
  void stateChanged(String cache, FailureState state, @Nullable CacheException cause);
}
