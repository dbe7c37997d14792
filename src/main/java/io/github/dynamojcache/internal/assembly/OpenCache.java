package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.internal.coding.DeclaredTypes;
import io.github.dynamojcache.internal.engine.CacheEngine;
import io.github.dynamojcache.internal.engine.EntryMutexes;
import io.github.dynamojcache.internal.entries.CacheStore;
import io.github.dynamojcache.internal.entries.Purge;
import io.github.dynamojcache.internal.event.ListenerDispatch;
import io.github.dynamojcache.internal.lifecycle.CloseFailures;
import io.github.dynamojcache.internal.lifecycle.UnderWay;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * An open cache without its API: its operations, and how it ends. Immutable; the parts are
 * thread-safe.
 *
 * @param name the cache's name
 * @param types the declared types
 * @param engine the operations
 * @param underWay counts the operations that are under way
 * @param listeners the listeners
 * @param monitors what is counted and measured
 * @param mutexes the keys that are being worked on
 * @param store its store
 * @param purges is given what is to be purged after {@code destroyCache}
 * @param openTimeout the longest time for the first request of {@code destroyCacheNow}
 * @param closed is closed with the cache, in this order
 * @param <K> the type of key
 * @param <V> the type of value
 */
public record OpenCache<K, V>(
    String name,
    DeclaredTypes<K, V> types,
    CacheEngine<K, V> engine,
    UnderWay underWay,
    ListenerDispatch<K, V> listeners,
    CacheMonitors monitors,
    EntryMutexes mutexes,
    CacheStore store,
    Consumer<Purge> purges,
    Duration openTimeout,
    List<AutoCloseable> closed) {

  /**
   * Refuses a destruction by a thread that holds a key.
   *
   * @param operation the operation, for the message
   */
  public void requireDestroyable(String operation) {
    mutexes.requireChangeable(operation);
  }

  /** Empties the cache for every JVM. */
  public void destroyEntries() {
    store.destroy(purges);
  }

  /**
   * Empties the cache for every JVM, and deletes all its items.
   *
   * @return how many items were deleted
   */
  public long destroyEntriesNow() {
    return store.destroyNow(openTimeout);
  }

  /** Closes everything that was made for this cache. */
  public void closeParts() {
    CloseFailures.closeAll("cache '" + name + "'", closed);
  }
}
