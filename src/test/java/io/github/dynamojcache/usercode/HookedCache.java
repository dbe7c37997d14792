package io.github.dynamojcache.usercode;

import io.github.dynamojcache.internal.engine.BestEffortWrite;
import io.github.dynamojcache.internal.engine.CacheEngine;
import io.github.dynamojcache.internal.engine.EngineContext;
import io.github.dynamojcache.internal.engine.EntryExpiry;
import io.github.dynamojcache.internal.engine.KeyLocks;
import io.github.dynamojcache.internal.engine.OperationFailures;
import io.github.dynamojcache.internal.engine.Patience;
import io.github.dynamojcache.internal.engine.ReadThrough;
import io.github.dynamojcache.internal.engine.WriteThrough;
import io.github.dynamojcache.internal.entries.CallBudget;
import io.github.dynamojcache.internal.entries.Fanout;
import io.github.dynamojcache.internal.entries.ReadPurpose;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.event.EventCopies;
import io.github.dynamojcache.internal.event.ListenerDispatch;
import io.github.dynamojcache.internal.management.CacheStatistics;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.testing.AnyChangeListener;
import io.github.dynamojcache.testing.MemoryEntryStore;
import io.github.dynamojcache.testing.TextCodec;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryEventFilter;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;

/** A cache of strings in memory with one kind of application code, which can be made to throw. */
final class HookedCache {

  final Hook hook;
  final Trap trap = new Trap();
  final CacheEngine<String, String> engine;

  /** What the writer was told: the truth behind the cache. */
  final ConcurrentMap<String, String> source = new ConcurrentHashMap<>();

  /** Of which keys the listener has heard. */
  final Set<String> heard = ConcurrentHashMap.newKeySet();

  private final MemoryEntryStore entries;

  HookedCache(Hook hook, Executor threads) {
    this.hook = hook;
    InstantSource clock = InstantSource.system();
    entries = new MemoryEntryStore(clock, operation -> {});
    ListenerDispatch<String, String> events =
        new ListenerDispatch<>(
            "hooked",
            HookedCache::source,
            () -> threads,
            new EventCopies<>(key -> key, value -> value));
    if (hook == Hook.LISTENER || hook == Hook.ASYNCHRONOUS_LISTENER || hook == Hook.FILTER) {
      events.register(
          new MutableCacheEntryListenerConfiguration<>(
              () -> listener(hook),
              hook == Hook.FILTER ? this::filter : null,
              /* isOldValueRequired= */ true,
              /* isSynchronous= */ hook != Hook.ASYNCHRONOUS_LISTENER));
    }
    engine =
        new CacheEngine<>(
            new EngineContext<>(
                entries,
                entries,
                new CallBudget(Duration.ofSeconds(30)),
                Fanout.alone(),
                new TextCodec("hooked"),
                new EntryExpiry(hook == Hook.POLICY ? new Policy() : new EternalExpiryPolicy(), 0),
                new ReadThrough<>(
                    hook == Hook.LOADER || hook == Hook.COMPLETION ? new Loader(hook) : null,
                    /* enabled= */ true,
                    TextCodec.types("hooked")),
                new WriteThrough<>(hook == Hook.WRITER ? new Writer() : null),
                new CacheStatistics(false),
                events,
                clock,
                new KeyLocks().ofCache(this, "hooked", Patience.of(Duration.ofSeconds(30))),
                threads,
                threads,
                new Unfinished.Failures()));
  }

  /** Entries under the even numbers, put there past all hooks. */
  void fill() {
    trap.unset();
    heard.clear();
    source.clear();
    entries.clear("test");
    Keys.present().forEach(key -> entries.write("test", Stored.put(key, "old")));
  }

  /** What is there, read past all hooks. */
  Map<String, String> content() {
    Map<String, String> content = new LinkedHashMap<>();
    entries
        .entries("test", ReadPurpose.LOOKUP)
        .forEachRemaining(entry -> content.put(key(entry), value(entry)));
    return content;
  }

  private static String key(StoredEntry entry) {
    return entry.key().sortKey().substring(2);
  }

  private static String value(StoredEntry entry) {
    return ((EncodedValue.Text) entry.value()).text();
  }

  @SuppressWarnings("unchecked") // a name is all that events ask of their source
  private static Cache<String, String> source() {
    return (Cache<String, String>)
        Proxy.newProxyInstance(
            HookedCache.class.getClassLoader(),
            new Class<?>[] {Cache.class},
            (proxy, method, arguments) -> "hooked");
  }

  private AnyChangeListener listener(Hook hook) {
    return event -> {
      if (hook != Hook.FILTER) {
        trap.step(event.getKey());
      }
      heard.add(event.getKey());
    };
  }

  private CacheEntryEventFilter<String, String> filter() {
    return event -> {
      trap.step(event.getKey());
      return true;
    };
  }

  /** Knows a value for every key. */
  private final class Loader implements CacheLoader<String, String> {
    private final Hook hook;

    Loader(Hook hook) {
      this.hook = hook;
    }

    @Override
    public String load(String key) {
      if (hook == Hook.LOADER) {
        trap.step(key);
      }
      return "loaded";
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      Map<String, String> loaded = new LinkedHashMap<>();
      keys.forEach(key -> loaded.put(key, load(key)));
      return loaded;
    }
  }

  /** Takes what it can, one after the other, and says what is left, as JSR-107 wants it. */
  private final class Writer implements CacheWriter<String, String> {
    @Override
    public void write(Cache.Entry<? extends String, ? extends String> entry) {
      trap.step(entry.getKey());
      source.put(entry.getKey(), entry.getValue());
    }

    @Override
    public void writeAll(
        java.util.Collection<Cache.Entry<? extends String, ? extends String>> entries) {
      for (var entry : List.copyOf(entries)) {
        write(entry);
        entries.remove(entry);
      }
    }

    @Override
    public void delete(Object key) {
      trap.step((String) key);
      source.put((String) key, "deleted");
    }

    @Override
    public void deleteAll(java.util.Collection<?> keys) {
      for (Object key : new HashSet<>(keys)) {
        delete(key);
        keys.remove(key);
      }
    }
  }

  private final class Policy implements ExpiryPolicy {
    private javax.cache.expiry.Duration hour() {
      trap.step();
      return javax.cache.expiry.Duration.ONE_HOUR;
    }

    @Override
    public javax.cache.expiry.Duration getExpiryForCreation() {
      return hour();
    }

    @Override
    public javax.cache.expiry.Duration getExpiryForAccess() {
      return hour();
    }

    @Override
    public javax.cache.expiry.Duration getExpiryForUpdate() {
      return hour();
    }
  }

  /** A bulk operation that is not finished. */
  static final class Unfinished extends CacheException {
    private static final long serialVersionUID = 1L;
    final transient Set<?> finished;
    final transient Set<?> unfinished;

    Unfinished(Set<?> finished, Set<?> unfinished, Throwable cause) {
      super("not finished", cause);
      this.finished = finished;
      this.unfinished = unfinished;
    }

    private static final class Failures implements OperationFailures {
      @Override
      public RuntimeException unfinished(
          String operation, Set<?> finished, Set<?> unfinished, Throwable cause) {
        return new Unfinished(finished, unfinished, cause);
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
}
