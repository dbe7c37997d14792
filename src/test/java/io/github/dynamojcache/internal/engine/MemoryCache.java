package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.coding.EntryCodec;
import io.github.dynamojcache.internal.entries.CallBudget;
import io.github.dynamojcache.internal.entries.Fanout;
import io.github.dynamojcache.testing.MemoryEntryStore;
import io.github.dynamojcache.testing.TextCodec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.cache.CacheException;
import javax.cache.event.EventType;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/** The engine of one cache of strings over entries in memory, with listeners of the test's own. */
final class MemoryCache {

  final List<Listener> listeners = new CopyOnWriteArrayList<>();
  final AtomicInteger requests = new AtomicInteger();
  final CacheEngine<String, String> engine;
  final EntryMutexes mutexes;
  final MemoryEntryStore store;

  /** Hears of one change, in the thread that has made it. */
  interface Listener {
    void hear(EventType type, String key, String value);
  }

  /**
   * What a cache is made of.
   *
   * @param locks those of all caches of the test
   * @param manager tells caches of one name apart
   * @param patience how long a thread waits for a key
   * @param executor runs loads and pieces of bulk operations
   * @param eachRequest runs before each request
   */
  record Parts(
      KeyLocks locks,
      Object manager,
      String name,
      Patience patience,
      Executor executor,
      @Nullable CacheLoader<String, String> loader,
      @Nullable CacheWriter<String, String> writer,
      Consumer<String> eachRequest) {

    static Parts of(KeyLocks locks, String name, Executor executor) {
      return new Parts(
          locks,
          locks,
          name,
          Patience.of(Duration.ofSeconds(30)),
          executor,
          null,
          null,
          operation -> {});
    }

    Parts loader(CacheLoader<String, String> other) {
      return new Parts(locks, manager, name, patience, executor, other, writer, eachRequest);
    }

    Parts writer(CacheWriter<String, String> other) {
      return new Parts(locks, manager, name, patience, executor, loader, other, eachRequest);
    }

    Parts patience(Duration other) {
      return patience(Patience.of(other));
    }

    Parts patience(Patience other) {
      return new Parts(locks, manager, name, other, executor, loader, writer, eachRequest);
    }

    Parts eachRequest(Consumer<String> other) {
      return new Parts(locks, manager, name, patience, executor, loader, writer, other);
    }
  }

  private final CallBudget budget = new CallBudget(Duration.ofMinutes(1));
  private final Queue<Duration> timesLeft = new ConcurrentLinkedQueue<>();

  /** Returns the times that operations which had waited had left, in their order. */
  List<Duration> timesLeft() {
    return List.copyOf(timesLeft);
  }

  MemoryCache(Parts parts) {
    this(parts, new EntryExpiry(new EternalExpiryPolicy(), 0), codec -> codec);
  }

  /**
   * With an expiry policy of the test's own.
   *
   * @param codec makes the codec out of one of strings
   */
  MemoryCache(Parts parts, EntryExpiry expiry, UnaryOperator<EntryCodec<String, String>> codec) {
    InstantSource clock = InstantSource.system();
    mutexes = parts.locks().ofCache(parts.manager(), parts.name(), parts.patience());
    store =
        new MemoryEntryStore(
            clock,
            operation -> {
              requests.incrementAndGet();
              Optional.ofNullable(budget.left()).ifPresent(timesLeft::add);
              parts.eachRequest().accept(operation);
            });
    engine =
        new CacheEngine<>(
            new EngineContext<>(
                store,
                store,
                budget,
                Fanout.alone(),
                codec.apply(new TextCodec("memory")),
                expiry,
                new ReadThrough<>(
                    parts.loader(), parts.loader() != null, TextCodec.types("memory")),
                new WriteThrough<>(parts.writer()),
                new Uncounted(),
                new Told(),
                clock,
                mutexes,
                parts.executor(),
                parts.executor(),
                new Failing()));
  }

  @Nullable String get(String key) {
    return engine.reads().get(key);
  }

  void put(String key, String value) {
    engine.writes().put(key, value);
  }

  /** An invoke that changes nothing, and does something else meanwhile. */
  void inside(String key, Runnable other) {
    engine
        .processors()
        .invoke(
            key,
            (entry, arguments) -> {
              other.run();
              return null;
            });
  }

  /** An invoke that sets a value, after something else. */
  void setAfter(String key, String value, Runnable other) {
    engine
        .processors()
        .invoke(
            key,
            (entry, arguments) -> {
              other.run();
              entry.setValue(value);
              return null;
            });
  }

  private final class Told implements EntryEvents<String, String> {
    @Override
    public boolean isAnyRegistered() {
      return !listeners.isEmpty();
    }

    @Override
    public boolean isRegistered(EventType type) {
      return !listeners.isEmpty();
    }

    @Override
    public void publish(EventType type, String key, String value, @Nullable String oldValue) {
      listeners.forEach(listener -> listener.hear(type, key, value));
    }
  }

  private static final class Uncounted implements OperationStatistics {
    @Override
    public boolean isEnabled() {
      return false;
    }

    @Override
    public void recordHits(long count) {}

    @Override
    public void recordMisses(long count) {}

    @Override
    public void recordPuts(long count) {}

    @Override
    public void recordRemovals(long count) {}

    @Override
    public void recordGetTime(long nanos) {}

    @Override
    public void recordPutTime(long nanos) {}

    @Override
    public void recordRemoveTime(long nanos) {}
  }

  private static final class Failing implements OperationFailures {
    @Override
    public RuntimeException unfinished(
        String operation, Set<?> finished, Set<?> unfinished, Throwable cause) {
      return new CacheException(operation + " was not finished", cause);
    }

    @Override
    public void oldValueLost(String operation) {}

    @Override
    public void wentOnWithout(BestEffortWrite write, String operation, CacheException failure) {}

    @Override
    public void loadedNotStored(String operation, CacheException failure) {
      throw failure;
    }

    @Override
    public void removedUntold(String operation, int entries) {}
  }
}
