package io.github.dynamojcache.internal.entries;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * The store of one cache, with its life cycle. Every failure is a {@link
 * javax.cache.CacheException}. Thread-safe.
 */
public interface CacheStore extends EntryStore, GenerationStore, ValueStorage, AutoCloseable {

  /**
   * Finds the cache in the table, or creates it there.
   *
   * @param openTimeout the longest time for one request, instead of the cache's own limits
   * @param beforeCreation runs before the cache is created: an existing cache proves that its table
   *     exists and fits
   */
  void open(Duration openTimeout, Runnable beforeCreation);

  /**
   * Empties the cache for every JVM, whatever the clear mode, and passes on the deletion of the
   * items that remain. The caller must close this store afterwards.
   *
   * @param purges receives the purge, if there is anything to purge and this cache's settings allow
   *     this JVM to do so
   */
  void destroy(Consumer<? super Purge> purges);

  /**
   * Empties the cache for every JVM, if there is one in the table, and deletes all its items before
   * it returns. It continues what an earlier call has not finished. This store need not be open;
   * the caller must close it afterwards.
   *
   * @param openTimeout the longest time for the first request
   * @return how many items were deleted, chunks included
   */
  long destroyNow(Duration openTimeout);

  /** Stops the background work. The entries stay in the table. */
  @Override
  void close();
}
