package io.github.dynamojcache.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.engine.MemoryCache.Parts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Read-through loaders that ask for each other's keys: none of their threads hangs. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LoadersInACircleTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final KeyLocks locks = new KeyLocks();
  private final List<MemoryCache> caches = new ArrayList<>();

  @AfterEach
  void stop() {
    threads.shutdownNow();
    assertThat(locks.size()).isZero();
  }

  /** Loads by a function. */
  private record Loading(UnaryOperator<String> function) implements CacheLoader<String, String> {
    @Override
    public String load(String key) {
      return function.apply(key);
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      Map<String, String> loaded = new HashMap<>();
      keys.forEach(key -> loaded.put(key, function.apply(key)));
      return loaded;
    }
  }

  /**
   * Each thread gets a key, whose loader, as soon as all are in theirs, gets the key of the next.
   */
  @ParameterizedTest
  @CsvSource({
    "2, 1, false",
    "2, 2, false",
    "3, 1, false",
    "3, 3, false",
    "2, 1, true",
    "8, 2, true"
  })
  void oneOfACircleIsToldAndTheOthersGetTheirValues(int count, int numberOfCaches, boolean getAll)
      throws Exception {
    CyclicBarrier all = new CyclicBarrier(count);
    Set<String> met = ConcurrentHashMap.newKeySet();
    UnaryOperator<String> load =
        key -> {
          if (!met.add(key)) {
            return "loaded"; // for who was told, and left the key
          }
          meet(all);
          int next = (Integer.parseInt(key) + 1) % count;
          return "loaded after " + get(next, numberOfCaches, getAll);
        };
    for (int i = 0; i < numberOfCaches; i++) {
      caches.add(new MemoryCache(Parts.of(locks, "c" + i, threads).loader(new Loading(load))));
    }

    List<Future<String>> gets =
        IntStream.range(0, count)
            .mapToObj(i -> threads.submit(() -> get(i, numberOfCaches, getAll)))
            .toList();

    List<Throwable> failures = new ArrayList<>();
    for (Future<String> each : gets) {
      try {
        assertThat(each.get(15, TimeUnit.SECONDS)).startsWith("loaded");
      } catch (ExecutionException e) {
        failures.add(e.getCause());
      }
    }
    assertThat(failures)
        .hasSize(getAll ? 0 : 1) // getAll holds no key while it loads
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOf(CacheException.class)
                    .hasStackTraceContaining("deadlock"));
  }

  private @Nullable String get(int number, int numberOfCaches, boolean getAll) {
    MemoryCache cache = caches.get(number % numberOfCaches);
    String key = String.valueOf(number);
    return getAll ? cache.engine.reads().getAll(Set.of(key)).get(key) : cache.get(key);
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
