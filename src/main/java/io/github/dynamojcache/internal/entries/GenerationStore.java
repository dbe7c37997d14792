package io.github.dynamojcache.internal.entries;

/**
 * The generation of one cache: its life from one {@code clear()} to the next. Every failure is a
 * {@link javax.cache.CacheException}. Thread-safe.
 */
public interface GenerationStore {

  /**
   * Reads the current generation from the table: one request.
   *
   * @param operation the operation, for messages
   */
  void refresh(String operation);

  /**
   * Starts a new generation whatever the clear mode: older entries are never returned again.
   *
   * @param operation the operation, for messages
   */
  void startNewGeneration(String operation);
}
