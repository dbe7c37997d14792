package io.github.dynamojcache.internal.entries;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * The store of one cache, with its beginning and its end. Every failure is a {@link
 * javax.cache.CacheException}. Thread-safe.
 */
public interface CacheStore extends EntryStore, GenerationStore, ValueStorage, AutoCloseable {

  /**
   * Finds the cache in the table, or creates it there.
   *
   * @param openTimeout the longest time for one request, instead of the cache's own limits
   * @param beforeCreation runs before the cache is created: one that is there already proves that
   *     its table is there and fits
   */
  void open(Duration openTimeout, Runnable beforeCreation);

  /**
   * Empties the cache for every JVM, whatever the clear mode, and has deleted what that leaves.
   * This store is to be closed afterwards.
   *
   * @param purges is given the purge, if there is anything to purge and this cache's settings let
   *     this JVM do so
   */
  void destroy(Consumer<? super Purge> purges);

  /**
   * Empties the cache for every JVM, if there is one in the table, and deletes all its items before
   * it returns. What an earlier call has not finished is continued. This store need not be open,
   * and is to be closed afterwards.
   *
   * @param openTimeout the longest time for the first request
   * @return how many items were deleted, chunks included
   */
  long destroyNow(Duration openTimeout);

  /** Stops what runs in the background. The entries stay in the table. */
  @Override
  void close();
}
