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
 * An open cache without its API: its operations and its end. Immutable; the parts are thread-safe.
 *
 * @param types the declared types
 * @param engine the operations
 * @param underWay counts the running operations
 * @param listeners the listeners
 * @param monitors the counters and measurements
 * @param mutexes the locks of the keys in use
 * @param store its store
 * @param purges receives the purge after {@code destroyCache}
 * @param openTimeout the time limit of the first request of {@code destroyCacheNow}
 * @param closed the parts to close with the cache, in this order
 * @param <K> the type of key
 * @param <V> the type of value
 */
public record OpenCache<K, V>(
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

  /** Returns the cache's name. */
  public String name() {
    return types.cache();
  }

  /**
   * Rejects a destruction by a thread that holds a key's lock.
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
   * @return the number of deleted items
   */
  public long destroyEntriesNow() {
    return store.destroyNow(openTimeout);
  }

  /** Closes all parts of this cache. */
  public void closeParts() {
    CloseFailures.closeAll("cache '" + name() + "'", closed);
  }
}
