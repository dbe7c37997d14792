package io.github.dynamojcache.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CompletionListener;
import org.junit.jupiter.api.Test;

/** Listeners that fail while a bulk operation tells them of many entries, batch by batch. */
class ManyListenersFailTest {

  private static final int MANY = 1_000;

  private final KeyLocks locks = new KeyLocks();
  private final AtomicBoolean isDown = new AtomicBoolean();
  private final Set<String> heard = new HashSet<>();

  private MemoryCache.Parts parts() {
    return MemoryCache.Parts.of(locks, "books", Runnable::run)
        .eachRequest(
            operation -> {
              if (isDown.get() && operation.equals("getAll")) {
                throw new CacheException("DynamoDB is down");
              }
            });
  }

  private static Map<String, String> entries() {
    return IntStream.range(0, MANY).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"));
  }

  /** A cache of expired entries whose listener fails for each of them. */
  private MemoryCache expired() {
    MemoryCache cache =
        new MemoryCache(
            parts(),
            new EntryExpiry(new CreatedExpiryPolicy(new Duration(TimeUnit.MILLISECONDS, 1)), 0),
            codec -> codec);
    cache.engine.bulkWrites().putAll(entries());
    long put = System.currentTimeMillis();
    await().until(() -> System.currentTimeMillis() > put + 1);
    cache.listeners.add(
        (type, key, value) -> {
          heard.add(type + " " + key);
          throw new CacheEntryListenerException("of " + key);
        });
    return cache;
  }

  @Test
  void eachExpiryIsToldAndTheFirstFailureIsThrown() {
    MemoryCache cache = expired();

    assertThatThrownBy(() -> cache.engine.reads().getAll(entries().keySet()))
        .isInstanceOf(CacheEntryListenerException.class)
        .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(MANY - 1));

    assertThat(heard)
        .isEqualTo(
            entries().keySet().stream().map(key -> "EXPIRED " + key).collect(Collectors.toSet()));
  }

  @Test
  void whenAReadFailsNoExpiryIsTold() {
    MemoryCache cache = expired();
    isDown.set(true);

    assertThatThrownBy(() -> cache.engine.reads().getAll(entries().keySet()))
        .hasMessage("DynamoDB is down");
    assertThat(heard).isEmpty();
  }

  /** Brings more than it is asked for. */
  private static final CacheLoader<String, String> GENEROUS =
      new CacheLoader<>() {
        @Override
        public String load(String key) {
          return "loaded";
        }

        @Override
        public Map<String, String> loadAll(Iterable<? extends String> keys) {
          return new HashMap<>(Map.of("there", "loaded", "missing", "loaded", "other", "loaded"));
        }
      };

  /** Hears how a load ends. */
  private static final class Ending implements CompletionListener {
    private final List<Exception> failures = new ArrayList<>();

    @Override
    public void onCompletion() {}

    @Override
    public void onException(Exception failure) {
      failures.add(failure);
    }
  }

  @Test
  void whatALoaderBringsUnaskedIsNotUnfinished() {
    MemoryCache cache = new MemoryCache(parts().loader(GENEROUS));
    cache.put("there", "before");
    cache.listeners.add(
        (type, key, value) -> {
          throw new CacheEntryListenerException("of " + key);
        });
    Ending ending = new Ending();

    cache.engine.loads().loadAll(Set.of("there", "missing"), /* replaceExisting= */ false, ending);

    assertThat(ending.failures)
        .singleElement()
        .hasToString(new CacheEntryListenerException("of missing").toString());
    assertThat(cache.get("there")).isEqualTo("before");
    assertThat(cache.get("missing")).isEqualTo("loaded");
  }
}
