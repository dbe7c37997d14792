package io.github.dynamojcache.internal.event;

import io.github.dynamojcache.internal.engine.UserCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryListener;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.event.EventType;

/** Passes an event to the listener method for its type. Thread-safe if the listener is. */
final class TypedListener<K, V> {

  private final Map<EventType, Consumer<Iterable<CacheEntryEvent<? extends K, ? extends V>>>>
      methods = new EnumMap<>(EventType.class);

  // The listener accepts any super type of K and V, so it accepts K and V.
  @SuppressWarnings("unchecked")
  TypedListener(CacheEntryListener<? super K, ? super V> listener) {
    if (listener instanceof CacheEntryCreatedListener<?, ?>) {
      methods.put(EventType.CREATED, ((CacheEntryCreatedListener<K, V>) listener)::onCreated);
    }
    if (listener instanceof CacheEntryUpdatedListener<?, ?>) {
      methods.put(EventType.UPDATED, ((CacheEntryUpdatedListener<K, V>) listener)::onUpdated);
    }
    if (listener instanceof CacheEntryRemovedListener<?, ?>) {
      methods.put(EventType.REMOVED, ((CacheEntryRemovedListener<K, V>) listener)::onRemoved);
    }
    if (listener instanceof CacheEntryExpiredListener<?, ?>) {
      methods.put(EventType.EXPIRED, ((CacheEntryExpiredListener<K, V>) listener)::onExpired);
    }
  }

  /** Returns the types of event that the listener has a method for. */
  Set<EventType> types() {
    return methods.keySet();
  }

  /**
   * Calls the listener with one event.
   *
   * @param event an event of one of {@link #types()}
   * @throws CacheEntryListenerException when the listener throws an exception: the same one if it
   *     is of this class, else one that wraps it. An {@link Error} is not wrapped
   */
  void accept(CacheEntryEvent<K, V> event) {
    var method = Objects.requireNonNull(methods.get(event.getEventType()));
    UserCode.run(() -> method.accept(List.of(event)), thrown -> failure(event, thrown));
  }

  private static CacheEntryListenerException failure(
      CacheEntryEvent<?, ?> event, Throwable thrown) {
    return thrown instanceof CacheEntryListenerException own
        ? own
        : new CacheEntryListenerException(
            "A listener of cache '"
                + event.getSource().getName()
                + "' failed on a "
                + event.getEventType()
                + " event; the change itself has been made",
            thrown);
  }
}
