package io.github.dynamojcache.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CompletionListener;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Listeners and loaders run on a bounded number of threads, and starve nobody. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
@Timeout(120)
class UserCodeThreadsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int BOUND = 16;

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final CountDownLatch letGo = new CountDownLatch(1);
  private CacheManager manager;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    manager =
        provider.getCacheManager(
            URI.create("user-code"),
            getClass().getClassLoader(),
            TestProperties.handingIn(dynamo.client(), dynamo.newTableName()));
  }

  @AfterEach
  void close() {
    letGo.countDown();
    provider.close();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(Threads.ofManagers()).isEmpty());
  }

  private static MutableConfiguration<String, String> strings() {
    return new MutableConfiguration<String, String>().setTypes(String.class, String.class);
  }

  /** Loads key by key, by a function. */
  private record Loader(Function<String, String> function) implements CacheLoader<String, String> {
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

  private Cache<String, String> loading(String name, Function<String, String> function) {
    return manager.createCache(name, strings().setCacheLoaderFactory(() -> new Loader(function)));
  }

  private String awaitLetGo(String key) {
    try {
      letGo.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return key;
  }

  private static long threadsOf(String purpose) {
    return Threads.ofManagers().stream().filter(name -> name.contains(purpose)).count();
  }

  /** Counts how loads end. */
  private static final class Ended implements CompletionListener {
    private final AtomicInteger completed = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    @Override
    public void onCompletion() {
      completed.incrementAndGet();
    }

    @Override
    public void onException(Exception e) {
      failed.incrementAndGet();
    }
  }

  @Test
  void twoThousandLoadsTakeNoMoreThreadsThanTheBound() {
    Cache<String, String> cache = loading("loads", this::awaitLetGo);
    Ended ended = new Ended();
    int before = Threads.ofManagers().size();
    for (int i = 0; i < 2_000; i++) {
      cache.loadAll(Set.of("k" + i % 5), true, ended);
    }

    assertThat(Threads.ofManagers()).hasSizeLessThanOrEqualTo(before + BOUND);
    assertThat(threadsOf("-load-")).isEqualTo(BOUND);
    letGo.countDown();
    await().atMost(PATIENCE).until(() -> ended.completed.get() == 2_000);
    assertThat(ended.failed).hasValue(0);
  }

  @Test
  void threeThousandEventsOfASlowListenerTakeNoMoreThreadsThanTheBound() {
    Cache<String, String> cache = manager.createCache("events", strings());
    Set<String> heard = ConcurrentHashMap.newKeySet();
    CacheEntryCreatedListener<String, String> slow =
        events -> events.forEach(event -> heard.add(awaitLetGo(event.getKey())));
    cache.registerCacheEntryListener(
        new MutableCacheEntryListenerConfiguration<>(() -> slow, null, false, false));
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 3_000; i++) {
      many.put("k" + i, "v");
    }

    cache.putAll(many);

    assertThat(threadsOf("-listener-")).isEqualTo(BOUND);
    letGo.countDown();
    await().atMost(PATIENCE).until(() -> heard.size() == 3_000);
  }

  @Test
  void loadersThatLoadMoreAndWaitForItDoNotStarveEachOther() {
    Cache<String, String> inner = loading("inner", key -> "inner " + key);
    Cache<String, String> outer = loading("outer", key -> key + loadAndWait(inner, key));
    Ended ended = new Ended();
    for (int i = 0; i < 4 * BOUND; i++) {
      outer.loadAll(Set.of("k" + i), true, ended);
    }

    await().atMost(PATIENCE).until(() -> ended.completed.get() == 4 * BOUND);
    assertThat(outer.get("k7")).isEqualTo("k7inner k7");
  }

  private static String loadAndWait(Cache<String, String> cache, String key) {
    CompletionListenerFuture loaded = new CompletionListenerFuture();
    cache.loadAll(Set.of(key), true, loaded);
    try {
      loaded.get(60, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return cache.get(key);
  }

  @Test
  void listenersThatDoBulkOperationsDoNotStarveEachOther() {
    Cache<String, String> source = manager.createCache("source", strings());
    Cache<String, String> target = loading("target", key -> "loaded");
    Set<String> heard = ConcurrentHashMap.newKeySet();
    CacheEntryCreatedListener<String, String> busy =
        events ->
            events.forEach(
                event -> {
                  String key = event.getKey();
                  loadAndWait(target, key);
                  target.putAll(Map.of(key, "1", key + "-2", "2", key + "-3", "3"));
                  heard.add(key);
                });
    source.registerCacheEntryListener(
        new MutableCacheEntryListenerConfiguration<>(() -> busy, null, false, false));
    for (int i = 0; i < 3 * BOUND; i++) {
      source.put("k" + i, "v");
    }

    await().atMost(PATIENCE).until(() -> heard.size() == 3 * BOUND);
  }

  @Test
  void iterationsAndBulkOperationsGoOnWhileAllUserCodeIsStuck() {
    Cache<String, String> stuck = loading("stuck", this::awaitLetGo);
    for (int i = 0; i < 2 * BOUND; i++) {
      stuck.loadAll(Set.of("k" + i), true, null);
    }
    Cache<String, String> free = manager.createCache("free", strings());
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i < 200; i++) {
      many.put("k" + i, "v");
    }

    free.putAll(many);
    List<String> seen = new ArrayList<>();
    free.forEach(entry -> seen.add(entry.getKey()));

    assertThat(seen).hasSize(200);
    assertThat(free.getAll(many.keySet())).isEqualTo(many);
  }

  @Test
  void loadsThatHaveNotBegunWhenTheManagerClosesAreToldSo() {
    Cache<String, String> cache = loading("closing", this::awaitLetGo);
    Ended ended = new Ended();
    for (int i = 0; i < 3 * BOUND; i++) {
      cache.loadAll(Set.of("k" + i), true, ended);
    }
    await().atMost(PATIENCE).until(() -> threadsOf("-load-") == BOUND);
    Thread closing = new Thread(manager::close);
    closing.start();
    await().atMost(PATIENCE).until(cache::isClosed);
    letGo.countDown();

    await().atMost(PATIENCE).until(() -> ended.completed.get() + ended.failed.get() == 3 * BOUND);
    assertThat(ended.failed.get()).isEqualTo(2 * BOUND);
  }
}
