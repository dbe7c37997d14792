package io.github.dynamojcache.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.internal.coding.EntryCodec;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.processor.EntryProcessorException;
import javax.cache.processor.EntryProcessorResult;
import org.junit.jupiter.api.Test;

/** Bulk operations on more keys than are kept or read at a time. */
class ManyKeysTest {

  private static final int MANY = BulkKeys.MAX_KEPT + 3_000;

  private final KeyLocks locks = new KeyLocks();
  private final AtomicInteger requests = new AtomicInteger();

  private MemoryCache.Parts parts() {
    return MemoryCache.Parts.of(locks, "books", Runnable::run);
  }

  private static Map<String, String> entries(int count) {
    return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v" + i));
  }

  @Test
  void whatWasPutIsFoundAndRemoved() {
    MemoryCache cache = new MemoryCache(parts());
    Map<String, String> entries = entries(MANY);

    cache.engine.bulkWrites().putAll(entries);
    assertThat(cache.engine.reads().getAll(entries.keySet())).isEqualTo(entries);

    cache.engine.bulkWrites().removeAll(entries.keySet());
    assertThat(cache.engine.reads().getAll(entries.keySet())).isEmpty();
  }

  @Test
  void aListenerHearsOfEachKeyOnce() {
    MemoryCache cache = new MemoryCache(parts());
    Set<String> heard = new HashSet<>();
    cache.listeners.add(
        (type, key, value) -> assertThat(heard.add(type + " " + key)).as("heard once").isTrue());
    Map<String, String> entries = entries(MANY);

    cache.engine.bulkWrites().putAll(entries);
    cache.engine.bulkWrites().removeAll();

    assertThat(heard).hasSize(2 * MANY);
    assertThat(cache.engine.reads().getAll(entries.keySet())).isEmpty();
  }

  @Test
  void aLoaderIsAskedOnceForAllThatIsMissing() {
    Map<String, String> entries = entries(MANY);
    Set<String> asked = new HashSet<>();
    AtomicInteger calls = new AtomicInteger();
    CacheLoader<String, String> loader =
        new CacheLoader<>() {
          @Override
          public String load(String key) {
            throw new AssertionError("one at a time");
          }

          @Override
          public Map<String, String> loadAll(Iterable<? extends String> keys) {
            calls.incrementAndGet();
            Map<String, String> loaded = new HashMap<>();
            keys.forEach(
                key -> {
                  asked.add(key);
                  loaded.put(key, "v" + key.substring(1));
                });
            return loaded;
          }
        };
    MemoryCache cache = new MemoryCache(parts().loader(loader));
    cache.put("k7", "v7");

    assertThat(cache.engine.reads().getAll(entries.keySet())).isEqualTo(entries);

    assertThat(calls).hasValue(1);
    assertThat(asked).hasSize(MANY - 1).doesNotContain("k7");
    assertThat(cache.engine.reads().getAll(entries.keySet())).isEqualTo(entries);
    assertThat(calls).hasValue(1);
  }

  @Test
  void aLoaderThatAsksForOneOfItsManyKeysIsToldSo() {
    MemoryCache[] self = new MemoryCache[1];
    CacheLoader<String, String> loader =
        new CacheLoader<>() {
          @Override
          public String load(String key) {
            return "v";
          }

          @Override
          public Map<String, String> loadAll(Iterable<? extends String> keys) {
            self[0].get("another");
            self[0].get("k" + (MANY - 1));
            return Map.of();
          }
        };
    self[0] = new MemoryCache(parts().loader(loader));

    assertThatThrownBy(() -> self[0].engine.reads().getAll(entries(MANY).keySet()))
        .hasMessageContaining("key 's:k" + (MANY - 1) + "'");
    assertThat(locks.size()).isZero();
  }

  /** Refuses one value. */
  private static EntryCodec<String, String> refusing(
      EntryCodec<String, String> codec, String refused) {
    @SuppressWarnings("unchecked") // the interface has no other parameters
    EntryCodec<String, String> proxy =
        (EntryCodec<String, String>)
            Proxy.newProxyInstance(
                EntryCodec.class.getClassLoader(),
                new Class<?>[] {EntryCodec.class},
                (self, method, arguments) -> {
                  if (method.getName().equals("encodeValue") && refused.equals(arguments[1])) {
                    throw new CacheException("refused on purpose");
                  }
                  try {
                    return method.invoke(codec, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return proxy;
  }

  @Test
  void aValueFarBehindThatCannotBeStoredStopsAllBeforeAnythingIsSent() {
    Map<String, String> entries = new HashMap<>();
    for (int i = 0; i < 100; i++) {
      entries.put("k" + i, "v".repeat(100_000));
    }
    for (int i = 0; i < 100; i++) {
      Map<String, String> withOneMore = new HashMap<>(entries);
      withOneMore.put("k" + i, "refused");
      MemoryCache cache =
          new MemoryCache(
              parts(),
              new EntryExpiry(new EternalExpiryPolicy(), 0),
              codec -> refusing(codec, "refused"));

      assertThatThrownBy(() -> cache.engine.bulkWrites().putAll(withOneMore))
          .hasMessage("refused on purpose");

      assertThat(cache.requests).hasValue(0);
    }
  }

  private Map<String, EntryProcessorResult<String>> invokeAll(int failingRead) {
    MemoryCache cache =
        new MemoryCache(
            parts()
                .eachRequest(
                    operation -> {
                      if (operation.equals("invokeAll")
                          && requests.incrementAndGet() == failingRead) {
                        throw new CacheException("on purpose");
                      }
                    }));
    cache.engine.bulkWrites().putAll(entries(2_000));
    requests.set(0);
    return cache
        .engine
        .processors()
        .invokeAll(entries(2_000).keySet(), (entry, arguments) -> entry.getValue());
  }

  @Test
  void eachProcessorOfManyHasItsEntry() {
    Map<String, EntryProcessorResult<String>> results = invokeAll(/* failingRead= */ 0);

    assertThat(results).hasSize(2_000);
    results.forEach((key, result) -> assertThat(result.get()).isEqualTo("v" + key.substring(1)));
    assertThat(requests).as("reads").hasValue(3);
  }

  @Test
  void aReadThatFailsBeforeAnyProcessorHasRunFailsTheOperation() {
    assertThatThrownBy(() -> invokeAll(1)).hasMessage("on purpose");
  }

  @Test
  void aReadThatFailsAfterwardsFailsItsKeysOnly() {
    Map<String, EntryProcessorResult<String>> results = invokeAll(2);

    assertThat(results).hasSize(2_000);
    int failed = 0;
    for (EntryProcessorResult<String> result : results.values()) {
      try {
        result.get();
      } catch (EntryProcessorException e) {
        assertThat(e).hasRootCauseMessage("on purpose");
        failed++;
      }
    }
    assertThat(failed).isEqualTo(800);
  }
}
