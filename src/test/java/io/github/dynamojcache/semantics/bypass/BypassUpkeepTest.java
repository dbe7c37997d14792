package io.github.dynamojcache.semantics.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoCache;
import io.github.dynamojcache.FailureModeMXBean;
import io.github.dynamojcache.testing.ComputingLoader;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.Outages;
import io.github.dynamojcache.testing.SharedTable;
import io.github.dynamojcache.testing.Statistics;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Loads, statistics and the end of a cache in an outage, and a recovery that fails half-way. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class BypassUpkeepTest {

  @RegisterExtension static final SharedTable TABLE = new SharedTable();

  private final Jvm jvm = TABLE.jvm();

  @AfterEach
  void endTheOutage() {
    jvm.faults.reset();
  }

  @Test
  void getAllLoadsAndDoesNotStore() {
    Cache<String, String> cache =
        jvm.cache(
            TABLE.newCacheName(),
            Outages.passing().readThrough(() -> new ComputingLoader<>(key -> "loaded " + key)));
    cache.put("k", "old");
    Outages.begin(jvm, cache);

    Map<String, String> loaded = cache.getAll(Set.of("k", "l"));

    assertThat(loaded).containsOnly(Map.entry("k", "loaded k"), Map.entry("l", "loaded l"));
    Outages.end(jvm, cache);
    assertThat(cache.get("k")).isEqualTo("old");
    assertThat(cache.containsKey("l")).isFalse();
    cache.close();
  }

  @Test
  void loadAllLeavesEntriesAsTheyAreUnlessItWasToReplaceThem() throws Exception {
    Cache<String, String> cache =
        jvm.cache(
            TABLE.newCacheName(),
            Outages.passing().loader(() -> new ComputingLoader<>(key -> "loaded " + key)));
    cache.put("kept", "old");
    cache.put("replaced", "old");
    Outages.begin(jvm, cache);

    loadAll(cache, "kept", /* replaceExisting= */ false);
    loadAll(cache, "replaced", /* replaceExisting= */ true);

    Outages.end(jvm, cache);
    assertThat(cache.get("kept")).isEqualTo("old");
    assertThat(cache.get("replaced")).isNull();
    cache.close();
  }

  private static void loadAll(Cache<String, String> cache, String key, boolean replaceExisting)
      throws Exception {
    CompletionListenerFuture end = new CompletionListenerFuture();
    cache.loadAll(Set.of(key), replaceExisting, end);
    assertThat(end.get()).isNull();
  }

  @Test
  void readsAreCountedAsMisses() {
    Cache<String, String> cache =
        jvm.cache(TABLE.newCacheName(), Outages.lasting().statistics(true));
    cache.put("k", "old");
    Outages.begin(jvm, cache);
    Statistics before = Statistics.of(cache);

    cache.get("k");
    cache.getAll(Set.of("k", "l"));

    assertThat(Statistics.of(cache).misses()).isEqualTo(before.misses() + 3);
    assertThat(Statistics.of(cache).hits()).isEqualTo(before.hits());
    cache.close();
  }

  @Test
  void askingForNothingIsNoSkippedRead() {
    Cache<String, String> cache = jvm.cache(TABLE.newCacheName(), Outages.lasting());

    assertThat(cache.getAll(Set.of())).isEmpty();

    assertThat(Outages.mode(cache).getSkippedReads()).isZero();
    cache.close();
  }

  @Test
  void destroyingThrowsAndClosesTheCacheAllTheSame() {
    String name = TABLE.newCacheName();
    Cache<String, String> cache = jvm.cache(name, Outages.lasting());
    cache.put("k", "old");
    Outages.begin(jvm, cache);

    assertThatThrownBy(() -> jvm.manager.destroyCache(name))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("destroyCache on cache '" + name + "' failed");

    assertThat(cache.isClosed()).isTrue();
    assertThat(jvm.manager.getCacheNames()).doesNotContain(name);
    jvm.faults.reset();
    Cache<String, String> again = jvm.cache(name, Outages.lasting());
    assertThat(again.get("k")).as("nothing was destroyed").isEqualTo("old");
    again.close();
  }

  @Test
  void aCacheUnwrapsInAnOutageAsAlways() {
    Cache<String, String> cache = jvm.cache(TABLE.newCacheName(), Outages.lasting());
    Outages.begin(jvm, cache);

    assertThat(cache.unwrap(FailureModeMXBean.class).getState()).isEqualTo("OPEN");
    assertThat((Object) cache.unwrap(DynamoCache.class)).isSameAs(cache);
    cache.close();
  }

  @Test
  void aCacheThatThrowsHasNoFailureMode() {
    Cache<String, String> cache = jvm.cache(TABLE.newCacheName());

    assertThatThrownBy(() -> cache.unwrap(FailureModeMXBean.class))
        .isInstanceOf(IllegalArgumentException.class);
    cache.close();
  }

  /** Else a table that takes so many deletes and no more would never be done with. */
  @Test
  void aRecoveryThatFailsHalfWayGoesOnWhereItStopped() {
    Cache<String, String> cache = jvm.cache(TABLE.newCacheName(), Outages.passing());
    Map<String, String> old =
        IntStream.range(0, 2_500).boxed().collect(Collectors.toMap(i -> "key " + i, i -> "old"));
    cache.putAll(old);
    Outages.begin(jvm, cache);
    cache.removeAll(old.keySet());
    AtomicInteger batches = new AtomicInteger();
    jvm.faults.reset();
    jvm.faults
        .every(call -> call.operation().equals("BatchWriteItem") && batches.incrementAndGet() > 40)
        .internalServerError();

    await().until(() -> Outages.mode(cache).getJournalledKeys() == 1_500);

    assertThat(Outages.mode(cache).getState()).isNotEqualTo("CLOSED");
    Outages.end(jvm, cache);
    assertThat(cache.getAll(old.keySet())).isEmpty();
    cache.close();
  }
}
