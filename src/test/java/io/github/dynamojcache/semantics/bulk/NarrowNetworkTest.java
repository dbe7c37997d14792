package io.github.dynamojcache.semantics.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.ConsumedCapacityMXBean;
import io.github.dynamojcache.Consumption;
import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CompletionListenerFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Bulk operations on large values where a network carries little in the time for an attempt. */
@Tag("server")
@Timeout(120)
@ExtendWith(LocalDynamoExtension.class)
class NarrowNetworkTest {

  private static final int ENTRIES = 25;
  private static final String VALUE = "x".repeat(200_000);

  /** What 25, 5 and 1 MB/s carry in 300 ms. */
  private static final String WIDE = "7500000";

  private static final String NARROW = "1500000";
  private static final String NARROWEST = "300000";

  private static final javax.cache.expiry.Duration ONE_HOUR = javax.cache.expiry.Duration.ONE_HOUR;

  private static DynamoDbClient plain;
  private static NarrowNetwork network;
  private static Jvm jvm;
  private static final AtomicInteger CACHES = new AtomicInteger();

  private final String name = "cache-" + CACHES.incrementAndGet();

  @BeforeAll
  static void open(LocalDynamo dynamo) {
    plain = dynamo.clientBuilder().build();
    network = new NarrowNetwork(plain);
    Map<String, Object> more = new HashMap<>();
    more.put(DynamoCachingProvider.CLIENT_PROPERTY, network.client());
    jvm = new Jvm(dynamo, dynamo.newTableName(), more);
  }

  @AfterAll
  static void close() {
    jvm.close();
    plain.close();
  }

  @AfterEach
  void widen() {
    network.carry(Long.MAX_VALUE);
  }

  private static DynamoConfiguration.Builder<String, String> strings() {
    return Jvm.strings()
        .clearVisibility(Duration.ofHours(1))
        .compression(Compression.NONE)
        .set("purge-rate", 0);
  }

  private static Map<String, String> entries(int count) {
    return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "k" + i, i -> VALUE));
  }

  private Cache<String, String> filled(DynamoConfiguration.Builder<String, String> configuration) {
    Cache<String, String> cache = jvm.cache(name, configuration);
    cache.putAll(entries(ENTRIES));
    billOf(cache).clear();
    return cache;
  }

  private static ConsumedCapacityMXBean billOf(Cache<?, ?> cache) {
    return cache.unwrap(ConsumedCapacityMXBean.class);
  }

  private static Consumption bill(Cache<?, ?> cache, String operation) {
    return Objects.requireNonNull(billOf(cache).getOperations().get(operation), operation);
  }

  /** 200,000 bytes and some are 196 KB: 196 write units, and 49 read units. */
  private static final double WRITE_UNITS = ENTRIES * 196.0;

  private static final double READ_UNITS = ENTRIES * 49.0;

  @ParameterizedTest
  @ValueSource(strings = {WIDE, NARROW, NARROWEST})
  void putAllPassesAndTakesTheSameUnits(long carried) {
    Cache<String, String> cache = jvm.cache(name, strings());
    network.carry(carried);

    cache.putAll(entries(ENTRIES));

    assertThat(bill(cache, "putAll").getWriteUnits()).isEqualTo(WRITE_UNITS);
    network.carry(Long.MAX_VALUE);
    assertThat(cache.getAll(entries(ENTRIES).keySet())).isEqualTo(entries(ENTRIES));
  }

  @Test
  void aRequestToWriteHasNoMoreThanAMegabyteOfItems() {
    Cache<String, String> cache = jvm.cache(name, strings());
    network.carry(Long.MAX_VALUE);

    cache.putAll(entries(ENTRIES));

    assertThat(network.writes()).containsExactly(5, 5, 5, 5, 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {WIDE, NARROW, NARROWEST})
  void getAllPassesAndTakesTheSameUnits(long carried) {
    Cache<String, String> cache = filled(strings());
    network.carry(carried);

    assertThat(cache.getAll(entries(ENTRIES).keySet())).isEqualTo(entries(ENTRIES));

    assertThat(bill(cache, "getAll").getReadUnits()).isEqualTo(READ_UNITS);
  }

  @Test
  void whatWasLearntServesTheNextOperation() {
    Cache<String, String> cache = filled(strings());
    network.carry(Long.parseLong(NARROW));
    cache.getAll(entries(ENTRIES).keySet());
    assertThat(network.timedOut()).isPositive();
    network.carry(Long.parseLong(NARROW));

    assertThat(cache.getAll(entries(ENTRIES).keySet())).hasSize(ENTRIES);

    assertThat(network.timedOut()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {NARROW, NARROWEST})
  void removeAllThatReadsTheValuesPasses(long carried) {
    Cache<String, String> cache = filled(strings());
    cache.registerCacheEntryListener(
        new MutableCacheEntryListenerConfiguration<>(
            FactoryBuilder.factoryOf(new RemovedListener()), null, true, true));
    network.carry(carried);

    cache.removeAll();

    network.carry(Long.MAX_VALUE);
    assertThat(cache.iterator()).isExhausted();
    assertThat(RemovedListener.COUNT.getAndSet(0)).isEqualTo(ENTRIES);
  }

  /** Counts. */
  static final class RemovedListener
      implements CacheEntryRemovedListener<String, String>, Serializable {
    private static final long serialVersionUID = 1L;
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Override
    public void onRemoved(Iterable<CacheEntryEvent<? extends String, ? extends String>> events) {
      events.forEach(event -> COUNT.incrementAndGet());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {NARROW, NARROWEST})
  void loadAllPasses(long carried) throws Exception {
    Cache<String, String> cache =
        jvm.cache(name, strings().readThrough(FactoryBuilder.factoryOf(new LargeValues())));
    network.carry(carried);
    CompletionListenerFuture done = new CompletionListenerFuture();

    cache.loadAll(entries(ENTRIES).keySet(), true, done);
    done.get();
    CompletionListenerFuture again = new CompletionListenerFuture();
    cache.loadAll(entries(ENTRIES).keySet(), false, again);
    again.get();

    assertThat(cache.getAll(entries(ENTRIES).keySet())).isEqualTo(entries(ENTRIES));
  }

  /** Loads large values. */
  static final class LargeValues implements CacheLoader<String, String>, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public String load(String key) {
      return VALUE;
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      Map<String, String> all = new HashMap<>();
      keys.forEach(key -> all.put(key, VALUE));
      return all;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {NARROW, NARROWEST})
  void iteratingPasses(long carried) {
    Cache<String, String> cache = filled(strings().set("shards", 2));
    network.carry(carried);

    Set<String> keys = new HashSet<>();
    for (Cache.Entry<String, String> entry : cache) {
      keys.add(entry.getKey());
      assertThat(entry.getValue()).isEqualTo(VALUE);
    }

    assertThat(keys).isEqualTo(entries(ENTRIES).keySet());
  }

  /** What makes a bulk operation write its entries one by one. */
  static List<Named<UnaryOperator<DynamoConfiguration.Builder<String, String>>>> oneByOne() {
    return List.of(
        Named.of(
            "lives count from the creation",
            each -> each.expiry(CreatedExpiryPolicy.factoryOf(ONE_HOUR))),
        Named.of(
            "a listener",
            each ->
                each.listener(
                    new MutableCacheEntryListenerConfiguration<>(
                        FactoryBuilder.factoryOf(new RemovedListener()), null, true, true))),
        Named.of(
            "lives count from the last access",
            each -> each.expiry(AccessedExpiryPolicy.factoryOf(ONE_HOUR))));
  }

  @ParameterizedTest
  @MethodSource("oneByOne")
  void putAllPassesWhereLargeValuesGoOneByOneAndOnlyOneAtATimeIsCarried(
      UnaryOperator<DynamoConfiguration.Builder<String, String>> reason) {
    Cache<String, String> cache = jvm.cache(name, reason.apply(strings()));
    network.carrySideBySide(Long.parseLong(NARROWEST));

    cache.putAll(entries(ENTRIES));

    assertThat(network.timedOut()).isPositive();
    network.carry(Long.MAX_VALUE);
    assertThat(cache.getAll(entries(ENTRIES).keySet())).isEqualTo(entries(ENTRIES));
  }

  @Test
  void getAllThatLoadsPassesWhereOnlyOneLargeValueAtATimeIsCarried() {
    Cache<String, String> cache =
        jvm.cache(name, strings().readThrough(FactoryBuilder.factoryOf(new LargeValues())));
    network.carrySideBySide(Long.parseLong(NARROWEST));

    assertThat(cache.getAll(entries(ENTRIES).keySet())).isEqualTo(entries(ENTRIES));

    assertThat(network.timedOut()).isPositive();
    network.carry(Long.MAX_VALUE);
    assertThat(cache).hasSize(ENTRIES);
  }

  @Test
  void whatWasLearntServesTheNextOperationThatWritesOneByOne() {
    Cache<String, String> cache =
        jvm.cache(name, strings().expiry(CreatedExpiryPolicy.factoryOf(ONE_HOUR)));
    network.carrySideBySide(Long.parseLong(NARROWEST));
    cache.putAll(entries(ENTRIES));
    network.carry(Long.parseLong(NARROWEST));

    cache.putAll(entries(ENTRIES));

    assertThat(network.timedOut()).isZero();
  }

  @Test
  void aLargeValueThatTimesOutAloneFails() {
    Cache<String, String> cache =
        jvm.cache(name, strings().expiry(CreatedExpiryPolicy.factoryOf(ONE_HOUR)));
    network.carry(150_000);

    assertThatThrownBy(() -> cache.putAll(Map.of("k", VALUE)))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("putAll");
    assertThat(network.timedOut()).isLessThanOrEqualTo(3);
  }

  @Test
  void aSinglePutThatTimesOutIsNotSentAgain() {
    Cache<String, String> cache = jvm.cache(name, strings());
    network.carry(150_000);

    assertThatThrownBy(() -> cache.put("k", VALUE))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("put on cache");
    assertThat(network.timedOut()).isEqualTo(1);
  }

  @Test
  void valuesInChunksPass() {
    Cache<String, String> cache =
        jvm.cache(name, strings().set("oversize", "chunk").set("chunk-size", "100KiB"));
    Map<String, String> large = Map.of("a", "a".repeat(1_500_000), "b", "b".repeat(700_000));
    network.carry(Long.parseLong(NARROWEST));

    cache.putAll(large);

    assertThat(cache.getAll(large.keySet())).isEqualTo(large);
    assertThat(cache.get("a")).isEqualTo(large.get("a"));
  }

  @Test
  void clearingByDeletionPassesWhereNotEvenTheKeysOfAPageDo() {
    Cache<String, String> cache =
        jvm.cache(name, strings().set("clear-mode", "delete").set("shards", 1));
    Map<String, String> many =
        IntStream.range(0, 200)
            .boxed()
            .collect(Collectors.toMap(i -> "k".repeat(900) + i, i -> "v"));
    cache.putAll(many);
    network.carry(60_000);

    cache.clear();

    network.carry(Long.MAX_VALUE);
    assertThat(cache.iterator()).isExhausted();
  }

  @Test
  void purgingPassesWhereNotEvenTheKeysOfAPageDo() {
    Cache<String, String> cache =
        jvm.cache(
            name,
            strings()
                .clearVisibility(Duration.ofMillis(100))
                .callTimeout(Duration.ofSeconds(2))
                .set("attempt-timeout", Duration.ofSeconds(2))
                .set("purge-rate", 10_000)
                .set("shards", 1));
    Map<String, String> many =
        IntStream.range(0, 100)
            .boxed()
            .collect(Collectors.toMap(i -> "k".repeat(900) + i, i -> "v"));
    cache.putAll(many);
    network.carry(30_000);

    cache.clear();

    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                billOf(cache).getOperations().containsKey("purge")
                    && bill(cache, "purge").getWriteUnits() >= 100);
  }

  @Test
  void aSingleItemThatIsTooSlowFails() {
    Cache<String, String> cache = jvm.cache(name, strings());
    network.carry(150_000);

    assertThatThrownBy(() -> cache.putAll(Map.of("k", VALUE)))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("putAll");
    network.carry(Long.MAX_VALUE);
    cache.put("k", VALUE);
    cache.put("small", "v");
    network.carry(150_000);
    assertThatThrownBy(() -> cache.getAll(Set.of("k", "small")))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("getAll");
  }

  @Test
  void smallItemsTakeTheRequestsThatTheyAlwaysTook() {
    Cache<String, String> cache = jvm.cache(name, strings());
    Map<String, String> small =
        IntStream.range(0, 250).boxed().collect(Collectors.toMap(i -> "s" + i, i -> "v"));
    network.carry(Long.parseLong(NARROW));
    cache.putAll(small);
    cache.getAll(small.keySet());

    assertThat(bill(cache, "putAll").getRequests()).isEqualTo(10);
    assertThat(bill(cache, "getAll").getRequests()).isEqualTo(3);
    assertThat(network.writes()).isEqualTo(List.of(25, 25, 25, 25, 25, 25, 25, 25, 25, 25));
  }
}
