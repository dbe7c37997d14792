package io.github.dynamojcache.internal.engine;

import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Receives the events of the engine. The engine publishes one change of a key at a time, so that
 * listeners are notified of the changes of one key in the order in which this JVM made them; the
 * publishing operation does not hold the key meanwhile. Only changes that listeners themselves make
 * may be out of order. Implementations are thread-safe.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public interface EntryEvents<K, V> {

  /**
   * Returns whether any listener is registered; while none is, writes need not request old values.
   *
   * @return true when at least one listener is registered
   */
  boolean isAnyRegistered();

  /**
   * Returns whether a listener for a type of event is registered.
   *
   * @param type the type of event
   * @return true when at least one listener is registered for it
   */
  boolean isRegistered(EventType type);

  /**
   * Delivers an event to every listener registered for its type whose filter accepts it: in this
   * thread to synchronous listeners, later and in order per key to asynchronous ones.
   *
   * @param type the type of event
   * @param key the entry's key
   * @param value the new value; for REMOVED and EXPIRED the last value (jsr107spec issue 391)
   * @param oldValue the value before; null for CREATED
   * @throws javax.cache.event.CacheEntryListenerException when a synchronous listener failed; the
   *     change itself has been made
   */
  void publish(EventType type, K key, V value, @Nullable V oldValue);
}
