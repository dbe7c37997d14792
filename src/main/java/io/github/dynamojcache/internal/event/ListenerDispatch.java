package io.github.dynamojcache.internal.event;

import io.github.dynamojcache.internal.engine.EntryEvents;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The listeners of one cache: registers, notifies and closes them.
 *
 * <p>Filters and synchronous listeners run in the thread that made the change. Asynchronous
 * listeners run on the executor, each in the order in which the events of a key were published. For
 * a listener that is too slow, up to 10,000 events wait; then the publishing thread waits up to a
 * second for room, and after that the event is lost, which is logged. Listeners and filters that
 * are {@link AutoCloseable} are closed once, when the last registration that uses them ends.
 * Thread-safe.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public final class ListenerDispatch<K, V> implements EntryEvents<K, V>, AutoCloseable {

  private final String cache;
  private final Supplier<Cache<K, V>> source;
  private final Supplier<Executor> executor;
  private final int waitingEvents;
  private final EventCopies<K, V> copies;
  private final ReentrantLock changes = new ReentrantLock(); // no factory runs under it

  private volatile Registrations<K, V> registrations = Registrations.none();
  private boolean closed;

  /**
   * Creates a dispatch without listeners.
   *
   * @param cache the cache's name
   * @param source returns the cache that events name as their source, once it exists
   * @param executor returns the executor for a listener if it is asynchronous; called by the thread
   *     that registers the listener. The caller must shut that executor down
   * @param copies gives each asynchronous listener its own keys and values
   */
  public ListenerDispatch(
      String cache,
      Supplier<Cache<K, V>> source,
      Supplier<Executor> executor,
      EventCopies<K, V> copies) {
    this(cache, source, executor, copies, Room.EVENTS);
  }

  /** Creates a dispatch that passes on keys and values without copying them. */
  ListenerDispatch(Cache<K, V> source, Executor executor) {
    this(source, executor, Room.EVENTS);
  }

  ListenerDispatch(Cache<K, V> source, Executor executor, int waitingEvents) {
    this(source.getName(), () -> source, () -> executor, EventCopies.none(), waitingEvents);
    Objects.requireNonNull(executor, "executor");
  }

  private ListenerDispatch(
      String cache,
      Supplier<Cache<K, V>> source,
      Supplier<Executor> executor,
      EventCopies<K, V> copies,
      int waitingEvents) {
    this.waitingEvents = waitingEvents;
    this.copies = Objects.requireNonNull(copies, "copies");
    this.cache = Objects.requireNonNull(cache, "cache");
    this.source = Objects.requireNonNull(source, "source");
    this.executor = Objects.requireNonNull(executor, "executor");
  }

  /**
   * Creates the listener and the filter of a configuration, and notifies the listener from now on.
   *
   * @param configuration how to create and to call the listener
   * @throws IllegalArgumentException when it is registered already, or creates no listener
   * @throws IllegalStateException after {@link #close()}
   */
  public void register(CacheEntryListenerConfiguration<K, V> configuration) {
    Objects.requireNonNull(configuration, "configuration");
    requireNew(configuration);
    // The factories are not called under the lock: they may use this cache on other threads.
    Registration<K, V> added =
        new Registration<>(configuration, executor.get(), new Room(cache, waitingEvents), copies);
    try {
      keep(added, configuration);
    } catch (IllegalStateException | IllegalArgumentException e) { // closed or registered meanwhile
      closeUnused(added, e);
      throw e;
    }
  }

  private void keep(Registration<K, V> added, CacheEntryListenerConfiguration<K, V> configuration) {
    changes.lock();
    try {
      requireNew(configuration);
      registrations = registrations.with(added);
    } finally {
      changes.unlock();
    }
  }

  private void closeUnused(Registration<K, V> unused, RuntimeException failure) {
    try {
      new OwnedObjects(List.of(unused)).except(new OwnedObjects(registrations.all())).close(cache);
    } catch (CacheException e) {
      failure.addSuppressed(e);
    }
  }

  private void requireNew(CacheEntryListenerConfiguration<K, V> configuration) {
    changes.lock();
    try {
      if (closed) {
        throw new IllegalStateException("Cache '" + cache + "' is closed");
      }
      if (registrations.find(configuration).isPresent()) {
        throw new IllegalArgumentException(
            "This listener configuration is registered already at cache '"
                + cache
                + "'; deregister it first");
      }
    } finally {
      changes.unlock();
    }
  }

  /**
   * Ends a registration, drops its undelivered asynchronous events, and closes its listener and
   * filter. Does nothing when the configuration is not registered.
   *
   * @param configuration the configuration that was registered, or an equal one
   * @throws CacheException when the listener or the filter cannot be closed; the registration has
   *     ended anyway
   */
  public void deregister(CacheEntryListenerConfiguration<K, V> configuration) {
    Objects.requireNonNull(configuration, "configuration");
    OwnedObjects unused;
    changes.lock();
    try {
      Registration<K, V> ended = registrations.find(configuration).orElse(null);
      if (ended == null) {
        return;
      }
      registrations = registrations.without(ended);
      ended.dropUndelivered();
      unused = new OwnedObjects(List.of(ended)).except(new OwnedObjects(registrations.all()));
    } finally {
      changes.unlock();
    }
    unused.close(cache);
  }

  @Override
  public boolean isAnyRegistered() {
    return !registrations.all().isEmpty();
  }

  @Override
  public boolean isRegistered(EventType type) {
    return registrations.byType().containsKey(type);
  }

  /**
   * {@inheritDoc}
   *
   * <p>A listener that fails does not prevent delivery to the others. When all have been called,
   * the first failure is thrown, with the others suppressed in it.
   */
  @Override
  public void publish(EventType type, K key, V value, @Nullable V oldValue) {
    Throwable failure = null;
    for (Registration<K, V> registration : registrations.wanting(type)) {
      try {
        registration.deliver(
            registration.isOldValueRequired()
                ? EntryEvent.withOldValue(source.get(), type, key, value, oldValue)
                : EntryEvent.of(source.get(), type, key, value));
      } catch (CacheEntryListenerException | Error e) {
        failure = first(failure, e);
      }
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof CacheEntryListenerException exception) {
      throw exception;
    }
  }

  private static Throwable first(@Nullable Throwable earlier, Throwable later) {
    if (earlier == null) {
      return later;
    }
    if (earlier != later) {
      earlier.addSuppressed(later);
    }
    return earlier;
  }

  /**
   * Ends every registration, drops the undelivered asynchronous events, and closes each listener
   * and filter. A second call does nothing. It does not wait for a listener that is being called.
   *
   * @throws CacheException when any listener or filter cannot be closed; the others have been
   */
  @Override
  public void close() {
    OwnedObjects all;
    changes.lock();
    try {
      closed = true;
      registrations.all().forEach(Registration::dropUndelivered);
      all = new OwnedObjects(registrations.all());
      registrations = Registrations.none();
    } finally {
      changes.unlock();
    }
    all.close(cache);
  }
}
