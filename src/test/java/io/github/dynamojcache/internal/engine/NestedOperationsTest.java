package io.github.dynamojcache.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.internal.engine.MemoryCache.Parts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.event.EventType;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CacheWriter;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Operations that user code of another operation calls: they end, and say why if they cannot. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NestedOperationsTest {

  private static final Map<String, String> THREE = Map.of("x", "1", "y", "2", "z", "3");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final KeyLocks locks = new KeyLocks();

  @AfterEach
  void stop() {
    threads.shutdownNow();
    assertThat(locks.size()).isZero();
  }

  /**
   * An operation, as called by a user.
   *
   * @param name for the report
   * @param operation what is called
   */
  record Row(String name, Consumer<MemoryCache> operation) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Row> bulkOperations() {
    return Stream.of(
        new Row("putAll", cache -> cache.engine.bulkWrites().putAll(THREE)),
        new Row("removeAll", cache -> cache.engine.bulkWrites().removeAll(THREE.keySet())),
        new Row("removeAll of everything", cache -> cache.engine.bulkWrites().removeAll()),
        new Row("getAll", cache -> cache.engine.reads().getAll(THREE.keySet())),
        new Row("loadAll", cache -> cache.engine.loads().loadAll(THREE.keySet(), true, null)),
        new Row("loadAll, waited for", NestedOperationsTest::loadAndWait),
        new Row(
            "invokeAll",
            cache ->
                cache
                    .engine
                    .processors()
                    .invokeAll(
                        THREE.keySet(),
                        (entry, arguments) -> {
                          entry.setValue("v");
                          return null;
                        })
                    .values()
                    .forEach(result -> assertThat(result.get()).isNull())),
        new Row(
            "iterator().remove",
            cache ->
                cache
                    .engine
                    .iterator()
                    .forEachRemaining(entry -> cache.engine.writes().remove(entry.getKey()))));
  }

  private static void loadAndWait(MemoryCache cache) {
    CompletionListenerFuture loaded = new CompletionListenerFuture();
    cache.engine.loads().loadAll(THREE.keySet(), true, loaded);
    try {
      loaded.get(15, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Two caches, of two managers: what happens in one is told to the other. */
  @ParameterizedTest
  @MethodSource("bulkOperations")
  void aBulkOperationInsideAProcessorEndsThoughAListenerNeedsTheProcessorsKey(Row bulk) {
    MemoryCache a = new MemoryCache(parts("a"));
    MemoryCache b = new MemoryCache(ofAnotherManager(parts("b").loader(new Echo())));
    THREE.forEach(b::put);
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    b.listeners.add((type, key, value) -> a.inside("k", () -> heard.add(key)));

    a.inside("k", () -> bulk.operation().accept(b));

    assertThat(bulk.name().startsWith("getAll") || heard.containsAll(THREE.keySet())).isTrue();
  }

  @ParameterizedTest
  @MethodSource("bulkOperations")
  void aBulkOperationInsideAListenerEndsThoughAnotherListenerNeedsTheSameKey(Row bulk) {
    MemoryCache a = new MemoryCache(parts("a"));
    MemoryCache b = new MemoryCache(parts("b").loader(new Echo()));
    THREE.forEach(b::put);
    a.listeners.add(
        (type, key, value) -> {
          if (value.equals("outer")) {
            bulk.operation().accept(b);
          }
        });
    b.listeners.add((type, key, value) -> a.put("k", "inner"));

    a.put("k", "outer");

    assertThat(a.get("k")).isNotNull();
  }

  @Test
  void twoListenersThatWriteEachOthersKeysInABulkOperationEnd() {
    for (int round = 0; round < 50; round++) {
      MemoryCache cache = new MemoryCache(parts("crossing-" + round));
      cache.listeners.add(writingTheOther(cache));

      cache.engine.bulkWrites().putAll(new HashMap<>(Map.of("a", "1", "b", "1")));

      assertThat(cache.get("a")).isNotNull();
      assertThat(cache.get("b")).isNotNull();
    }
  }

  @Test
  void manyThreadsWhoseListenersWriteEachOthersKeysEnd() throws Exception {
    MemoryCache cache =
        new MemoryCache(parts("crossing").eachRequest(operation -> LockSupport.parkNanos(10_000)));
    cache.listeners.add(writingTheOther(cache));

    List<Future<?>> done = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String first = i % 2 == 0 ? "a" : "b";
      done.add(
          threads.submit(
              () -> {
                for (int n = 0; n < 200; n++) {
                  cache.put(first, "1");
                }
              }));
    }

    for (Future<?> each : done) {
      each.get(15, TimeUnit.SECONDS);
    }
    assertThat(cache.get("a")).isNotNull();
  }

  private static MemoryCache.Listener writingTheOther(MemoryCache cache) {
    return (type, key, value) -> {
      if (value.equals("1")) {
        cache.put(key.equals("a") ? "b" : "a", "2");
      }
    };
  }

  static Stream<Row> changesOfOneKey() {
    return Stream.of(
        new Row("put", cache -> cache.put("k", "inner")),
        new Row("getAndPut", cache -> cache.engine.writes().getAndPut("k", "inner")),
        new Row("putIfAbsent", cache -> cache.engine.writes().putIfAbsent("k", "inner")),
        new Row("replace", cache -> cache.engine.writes().replace("k", "inner")),
        new Row("replace of a value", c -> c.engine.writes().replaceIfEqual("k", "v", "inner")),
        new Row("getAndReplace", cache -> cache.engine.writes().getAndReplace("k", "inner")),
        new Row("remove", cache -> cache.engine.writes().remove("k")),
        new Row("remove of a value", cache -> cache.engine.writes().removeIfEqual("k", "v")),
        new Row("getAndRemove", cache -> cache.engine.writes().getAndRemove("k")),
        new Row("putAll", cache -> cache.engine.bulkWrites().putAll(Map.of("j", "1", "k", "2"))),
        new Row("removeAll", cache -> cache.engine.bulkWrites().removeAll(Set.of("j", "k"))),
        new Row("removeAll", cache -> cache.engine.bulkWrites().removeAll()),
        new Row("clear", cache -> cache.engine.bulkWrites().clear()),
        new Row("loadAll", cache -> cache.engine.loads().loadAll(Set.of("k"), true, null)),
        new Row("invoke", cache -> cache.setAfter("k", "inner", () -> {})),
        new Row(
            "iterator().remove",
            cache -> {
              var entries = cache.engine.iterator();
              entries.next();
              entries.remove();
            }));
  }

  @ParameterizedTest
  @MethodSource("changesOfOneKey")
  void aChangeOfTheKeyThatAProcessorDecidesOnFailsAtOnce(Row change) {
    MemoryCache cache = new MemoryCache(parts("c").loader(new Echo()));
    cache.put("k", "v");
    int before = cache.requests.get();

    assertThatThrownBy(() -> cache.setAfter("k", "outer", () -> change.operation().accept(cache)))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("inside invoke of key 's:k' of cache 'c'")
        .hasMessageContaining("MutableEntry");

    assertThat(cache.requests.get() - before).as("requests").isLessThanOrEqualTo(3);
    assertThat(cache.get("k")).isEqualTo("v");
  }

  /** Those for which no entry must be there. */
  static Stream<Row> changesOfAKeyWithoutEntry() {
    return changesOfOneKey().filter(change -> !change.name().startsWith("iterator"));
  }

  @ParameterizedTest
  @MethodSource("changesOfAKeyWithoutEntry")
  void aCacheWriterThatChangesTheEntryItIsToldOfFailsAtOnce(Row change) {
    MemoryCache[] cache = new MemoryCache[1];
    cache[0] =
        new MemoryCache(
            parts("c")
                .loader(new Echo())
                .writer(new Calling(() -> change.operation().accept(cache[0]))));

    assertThatThrownBy(() -> cache[0].put("k", "outer"))
        .isInstanceOf(CacheException.class)
        .hasStackTraceContaining("inside put of key 's:k' of cache 'c'");
  }

  @Test
  void aCacheWriterThatPutsAllThatItIsToldOfInBulkFailsAtOnce() {
    MemoryCache[] cache = new MemoryCache[1];
    cache[0] =
        new MemoryCache(
            parts("c").writer(new Calling(() -> cache[0].engine.bulkWrites().putAll(THREE))));

    assertThatThrownBy(() -> cache[0].engine.bulkWrites().putAll(THREE))
        .isInstanceOf(CacheException.class)
        .hasStackTraceContaining("inside putAll of key");
  }

  @Test
  void anotherKeyMayBeChangedInsideAProcessor() {
    MemoryCache cache = new MemoryCache(parts("c"));

    cache.setAfter("k", "v", () -> cache.put("other", "w"));

    assertThat(cache.get("k")).isEqualTo("v");
    assertThat(cache.get("other")).isEqualTo("w");
  }

  @Test
  void theKeyMayBeReadInsideItsProcessor() {
    MemoryCache cache = new MemoryCache(parts("c"));
    cache.put("k", "before");
    List<String> seen = new ArrayList<>();

    cache.setAfter("k", "after", () -> seen.add(cache.get("k")));

    assertThat(seen).containsExactly("before");
    assertThat(cache.get("k")).isEqualTo("after");
  }

  @Test
  void whatIsLoadedInsideAProcessorIsNotStoredSoThatTheProcessorRunsOnce() {
    MemoryCache cache = new MemoryCache(parts("c").loader(new Echo()));
    List<String> seen = new ArrayList<>();

    cache.setAfter("k", "set", () -> seen.add(cache.get("k")));

    assertThat(seen).containsExactly("k");
    assertThat(cache.get("k")).isEqualTo("set");
  }

  @Test
  void aProcessorThatOnlyLooksMayRunInsideAnotherOnTheSameKey() {
    MemoryCache cache = new MemoryCache(parts("c"));
    cache.put("k", "v");
    List<String> seen = new ArrayList<>();

    cache.setAfter(
        "k",
        "w",
        () ->
            seen.add(
                cache.engine.processors().invoke("k", (entry, arguments) -> entry.getValue())));

    assertThat(seen).containsExactly("v");
    assertThat(cache.get("k")).isEqualTo("w");
  }

  @Test
  void aLoaderMayWriteTheKeyItIsAskedFor() {
    MemoryCache[] cache = new MemoryCache[1];
    cache[0] =
        new MemoryCache(
            parts("c")
                .loader(
                    new Echo() {
                      @Override
                      public String load(String key) {
                        cache[0].put(key, "put");
                        return "loaded";
                      }
                    }));

    assertThat(cache[0].get("k")).isEqualTo("put");
  }

  @Test
  void aLoaderThatAsksItsOwnCacheForTheSameKeyFailsAtOnce() {
    MemoryCache[] cache = new MemoryCache[1];
    cache[0] =
        new MemoryCache(
            parts("c")
                .loader(
                    new Echo() {
                      @Override
                      public String load(String key) {
                        return String.valueOf(cache[0].get(key));
                      }

                      @Override
                      public Map<String, String> loadAll(Iterable<? extends String> keys) {
                        return cache[0].engine.reads().getAll(Set.of("k"));
                      }
                    }));

    assertThatThrownBy(() -> cache[0].get("k"))
        .isInstanceOf(CacheLoaderException.class)
        .hasMessageContaining("key 's:k' of cache 'c'");
    assertThatThrownBy(() -> cache[0].engine.reads().getAll(Set.of("k")))
        .isInstanceOf(CacheLoaderException.class)
        .hasMessageContaining("key 's:k' of cache 'c'");
  }

  @Test
  void aSynchronousListenerMayWriteTheKeyItIsToldOf() {
    MemoryCache cache = new MemoryCache(parts("c"));
    List<EventType> heard = new ArrayList<>();
    cache.listeners.add(
        (type, key, value) -> {
          heard.add(type);
          if (!value.equals("good")) {
            cache.put(key, "good");
          }
        });

    cache.put("k", "bad");

    assertThat(heard).containsExactly(EventType.CREATED, EventType.UPDATED);
    assertThat(cache.get("k")).isEqualTo("good");
  }

  @Test
  void aSynchronousListenerThatAlwaysWritesTheKeyItIsToldOfFailsSoon() {
    MemoryCache cache = new MemoryCache(parts("c"));
    cache.listeners.add((type, key, value) -> cache.put(key, value + "+"));

    assertThatThrownBy(() -> cache.put("k", "v"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("key 's:k' of cache 'c'")
        .hasMessageContaining("again and again");
    assertThat(cache.get("k")).isEqualTo("v" + "+".repeat(EntryMutexes.MAX_NESTED - 1));
  }

  @Test
  void twoListenersThatAlwaysWriteEachOthersKeyFailSoon() {
    MemoryCache cache = new MemoryCache(parts("c"));
    cache.listeners.add((type, key, value) -> cache.put(key.equals("a") ? "b" : "a", value + "+"));

    assertThatThrownBy(() -> cache.put("a", "v"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("again and again");
  }

  private Parts parts(String name) {
    return Parts.of(locks, name, threads);
  }

  private static Parts ofAnotherManager(Parts parts) {
    return new Parts(
        parts.locks(),
        new Object(),
        parts.name(),
        parts.patience(),
        parts.executor(),
        parts.loader(),
        parts.writer(),
        parts.eachRequest());
  }

  /** Brings for each key the key itself. */
  private static class Echo implements CacheLoader<String, String> {
    @Override
    public String load(String key) {
      return key;
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      Map<String, String> loaded = new HashMap<>();
      keys.forEach(key -> loaded.put(key, key));
      return loaded;
    }
  }

  /** Does the same whatever it is told. */
  private record Calling(Runnable call) implements CacheWriter<String, String> {
    @Override
    public void write(Cache.Entry<? extends String, ? extends String> entry) {
      call.run();
    }

    @Override
    public void writeAll(Collection<Cache.Entry<? extends String, ? extends String>> entries) {
      call.run();
    }

    @Override
    public void delete(Object key) {
      call.run();
    }

    @Override
    public void deleteAll(Collection<?> keys) {
      call.run();
    }
  }
}
