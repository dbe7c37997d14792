package io.github.dynamojcache.internal.event;

import io.github.dynamojcache.internal.engine.UserCode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.cache.CacheException;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.event.CacheEntryListener;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One registered listener with its filter, created once from the factories of its configuration,
 * and the order of its asynchronous events. Thread-safe if listener and filter are.
 */
final class Registration<K, V> {

  private static final Logger logger = LoggerFactory.getLogger(Registration.class);

  private final CacheEntryListenerConfiguration<K, V> configuration;
  // The configuration when it was registered: a mutable one may change later.
  private final CacheEntryListenerConfiguration<K, V> snapshot;
  private final @Nullable CacheEntryEventFilter<? super K, ? super V> filter;
  private final CacheEntryListener<? super K, ? super V> listener;
  private final TypedListener<K, V> typed;
  private final KeyedSequence<K> sequence;
  private final Room room;
  private final EventCopies<K, V> copies;

  /**
   * Creates the filter and the listener.
   *
   * @param configuration how to create and to call them
   * @param executor runs the listener when it is asynchronous
   * @param room limits the events that wait for the listener then
   * @param copies gives the listener its own events then
   * @throws IllegalArgumentException when the configuration creates no listener
   */
  Registration(
      CacheEntryListenerConfiguration<K, V> configuration,
      Executor executor,
      Room room,
      EventCopies<K, V> copies) {
    this.configuration = configuration;
    this.snapshot = new MutableCacheEntryListenerConfiguration<>(configuration);
    this.filter = createFilter(snapshot);
    this.listener = createListener(snapshot, filter);
    this.typed = new TypedListener<>(listener);
    this.sequence = new KeyedSequence<>(executor);
    this.room = room;
    this.copies = copies;
  }

  private static <K, V> @Nullable CacheEntryEventFilter<? super K, ? super V> createFilter(
      CacheEntryListenerConfiguration<K, V> configuration) {
    Factory<CacheEntryEventFilter<? super K, ? super V>> factory =
        configuration.getCacheEntryEventFilterFactory();
    return factory == null ? null : create("event filter", factory);
  }

  private static <K, V> CacheEntryListener<? super K, ? super V> createListener(
      CacheEntryListenerConfiguration<K, V> configuration, @Nullable Object filter) {
    try {
      return createListener(configuration.getCacheEntryListenerFactory());
    } catch (RuntimeException | Error e) {
      if (filter instanceof AutoCloseable closeable) {
        OwnedObjects.close(closeable, e);
      }
      throw e;
    }
  }

  private static <L> L createListener(@Nullable Factory<L> factory) {
    L created = factory == null ? null : create("listener", factory);
    if (created == null) {
      throw new IllegalArgumentException(
          "The listener configuration makes no listener; give it a listener factory that does");
    }
    return created;
  }

  private static <T extends @Nullable Object> T create(String what, Factory<T> factory) {
    return UserCode.call(
        factory::create,
        thrown ->
            thrown instanceof RuntimeException own
                ? own
                : new CacheException("the " + what + "'s factory failed: " + thrown, thrown));
  }

  /** Returns whether a configuration is the one that was registered, or equals it. */
  boolean isOf(CacheEntryListenerConfiguration<K, V> other) {
    return other.equals(configuration)
        || new MutableCacheEntryListenerConfiguration<>(other).equals(snapshot);
  }

  /** Returns the types of event that the listener has a method for. */
  Set<EventType> types() {
    return typed.types();
  }

  /** Returns whether the listener asked for old values. */
  boolean isOldValueRequired() {
    return snapshot.isOldValueRequired();
  }

  /** Returns the objects that were created for this registration. */
  List<Object> resources() {
    return filter == null ? List.of(listener) : List.of(listener, filter);
  }

  /**
   * Delivers an event to the listener, now or in its turn, if the filter accepts it.
   *
   * @param event an event of one of {@link #types()}
   * @throws CacheEntryListenerException when a synchronous listener throws an exception
   */
  void deliver(EntryEvent<K, V> event) {
    if (!passes(event)) {
      return;
    }
    if (snapshot.isSynchronous()) {
      typed.accept(event);
    } else {
      deliverLater(event);
    }
  }

  /** Drops the asynchronous events that have not been delivered. */
  void dropUndelivered() {
    sequence.close();
  }

  // The change has been made: if a filter fails, only its listener misses the event.
  private boolean passes(EntryEvent<K, V> event) {
    try {
      return filter == null || filter.evaluate(event);
    } catch (Throwable e) {
      UserCode.keepInterrupt(e);
      logger.warn("An event filter failed on {}; its listener is not told", event, e);
      return false;
    }
  }

  private void deliverLater(EntryEvent<K, V> event) {
    if (!room.take()) {
      return;
    }
    try {
      EntryEvent<K, V> own = copies.of(event);
      sequence.submit(own.getKey(), () -> deliverLogged(own));
    } catch (RejectedExecutionException e) {
      room.giveBack();
      logger.warn("The executor of listeners takes no more events; {} is lost", event, e);
    } catch (RuntimeException | Error e) {
      room.giveBack();
      throw e;
    }
  }

  private void deliverLogged(EntryEvent<K, V> event) {
    try {
      typed.accept(event);
    } catch (Throwable e) {
      logger.warn("An asynchronous listener failed on {}", event, e);
    } finally {
      room.giveBack();
    }
  }
}
