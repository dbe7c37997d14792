package io.github.dynamojcache.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CompletionListenerFuture;
import javax.cache.processor.EntryProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * DynamoDB deletes expired items late. An item that has expired and still stands in the table does
 * not exist for any operation: the key is {@code k}, its value was {@code old}.
 */
@ExtendWith(LocalDynamoExtension.class)
class ExpiredItemIsAbsentTest {

  private static final AtomicInteger CACHES = new AtomicInteger();
  private static Jvm jvm;
  private static Jvm other;
  private static RawTable table;

  @BeforeAll
  static void open(LocalDynamo dynamo) {
    table = new RawTable(dynamo, dynamo.newTableName());
    jvm = new Jvm(dynamo, table.name());
    other = new Jvm(dynamo, table.name());
  }

  @AfterAll
  static void close() {
    jvm.close();
    other.close();
  }

  /** An operation, what it must say of an absent entry, and how many misses it counts. */
  private record Operation(String name, int misses, Check check) {
    @Override
    public String toString() {
      return name;
    }
  }

  @FunctionalInterface
  private interface Check {
    void on(Cache<String, String> cache) throws Exception;
  }

  private static Operation operation(String name, int misses, Check check) {
    return new Operation(name, misses, check);
  }

  private static final List<Operation> OPERATIONS =
      List.of(
          operation("get", 1, cache -> assertThat(cache.get("k")).isNull()),
          operation("getAll", 1, cache -> assertThat(cache.getAll(Set.of("k"))).isEmpty()),
          operation("containsKey", 0, cache -> assertThat(cache.containsKey("k")).isFalse()),
          operation("iterator", 0, cache -> assertThat(cache.iterator().hasNext()).isFalse()),
          operation("put", 0, stores(cache -> cache.put("k", "new"))),
          operation("putAll", 0, stores(cache -> cache.putAll(Map.of("k", "new")))),
          operation(
              "getAndPut", 1, stores(cache -> assertThat(cache.getAndPut("k", "new")).isNull())),
          operation(
              "putIfAbsent",
              1,
              stores(cache -> assertThat(cache.putIfAbsent("k", "new")).isTrue())),
          operation(
              "replace(k, v)",
              1,
              leavesAbsent(cache -> assertThat(cache.replace("k", "new")).isFalse())),
          operation(
              "replace(k, old, new)",
              1,
              leavesAbsent(cache -> assertThat(cache.replace("k", "old", "new")).isFalse())),
          operation(
              "getAndReplace",
              1,
              leavesAbsent(cache -> assertThat(cache.getAndReplace("k", "new")).isNull())),
          operation("remove(k)", 0, leavesAbsent(cache -> assertThat(cache.remove("k")).isFalse())),
          operation(
              "remove(k, old)",
              1,
              leavesAbsent(cache -> assertThat(cache.remove("k", "old")).isFalse())),
          operation(
              "getAndRemove",
              1,
              leavesAbsent(cache -> assertThat(cache.getAndRemove("k")).isNull())),
          operation("removeAll(keys)", 0, leavesAbsent(cache -> cache.removeAll(Set.of("k")))),
          operation("removeAll()", 0, leavesAbsent(Cache::removeAll)),
          operation(
              "invoke: exists",
              1,
              cache -> {
                Boolean exists = cache.invoke("k", (entry, arguments) -> entry.exists());
                assertThat(exists).isFalse();
              }),
          operation(
              "invoke: getValue",
              1,
              cache -> {
                String value = cache.invoke("k", (entry, arguments) -> entry.getValue());
                assertThat(value).isNull();
              }),
          operation("invoke: setValue", 1, stores(cache -> cache.invoke("k", setting("new")))),
          operation(
              "invoke: remove",
              1,
              leavesAbsent(
                  cache ->
                      cache.<@Nullable Void>invoke(
                          "k",
                          (entry, arguments) -> {
                            entry.remove();
                            return null;
                          }))),
          operation(
              "invokeAll",
              1,
              cache ->
                  assertThat(cache.invokeAll(Set.of("k"), (entry, arguments) -> entry.exists()))
                      .hasEntrySatisfying("k", exists -> assertThat(exists.get()).isFalse())));

  private static EntryProcessor<String, String, String> setting(String value) {
    return (entry, arguments) -> {
      entry.setValue(value);
      return value;
    };
  }

  /** The entry is there afterwards, with the lifetime of a new one. */
  private static Check stores(Check operation) {
    return cache -> {
      operation.on(cache);
      assertThat(RawTable.deadline(table.onlyItem(cache.getName())))
          .isGreaterThan(System.currentTimeMillis() + 60_000);
      assertThat(cache.containsKey("k")).isTrue();
      assertThat(cache.iterator().next().getValue()).isEqualTo("new");
    };
  }

  private static Check leavesAbsent(Check operation) {
    return cache -> {
      operation.on(cache);
      assertThat(cache.containsKey("k")).isFalse();
      assertThat(cache.iterator().hasNext()).isFalse();
    };
  }

  private static final Map<String, Factory<ExpiryPolicy>> POLICIES =
      Map.of(
          "eternal", EternalExpiryPolicy.factoryOf(),
          "created", CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR),
          "modified", ModifiedExpiryPolicy.factoryOf(Duration.ONE_HOUR),
          "accessed", AccessedExpiryPolicy.factoryOf(Duration.ONE_HOUR),
          "touched", TouchedExpiryPolicy.factoryOf(Duration.ONE_HOUR),
          "custom", Lifetimes.policy(Lifetimes.HOUR, Lifetimes.UNCHANGED, Lifetimes.HOUR));

  private static Stream<Arguments> everyOperationUnderEveryPolicy() {
    return POLICIES.entrySet().stream()
        .flatMap(
            policy ->
                OPERATIONS.stream()
                    .map(
                        operation ->
                            Arguments.of(operation, Named.of(policy.getKey(), policy.getValue()))));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("everyOperationUnderEveryPolicy")
  void anExpiredItemIsAbsent(Operation operation, Factory<ExpiryPolicy> policy) throws Exception {
    Cache<String, String> cache = withExpiredEntry(Jvm.strings().expiry(policy).statistics(true));
    Statistics before = Statistics.of(cache);

    operation.check().on(cache);

    Statistics after = Statistics.of(cache);
    assertThat(after.misses() - before.misses()).isEqualTo(operation.misses());
    assertThat(after.removals()).isZero();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("everyOperationUnderEveryPolicy")
  void withAListenerAnExpiredItemIsAbsentToo(Operation operation, Factory<ExpiryPolicy> policy)
      throws Exception {
    Heard heard = new Heard();
    Cache<String, String> cache =
        withExpiredEntry(Jvm.strings().expiry(policy).listener(heard.configuration()));
    heard.events.clear();

    operation.check().on(cache);

    assertThat(heard.events)
        .isSubsetOf("CREATED k=new", "EXPIRED k=old was old")
        .doesNotHaveDuplicates();
  }

  private static final List<Operation> LOADING_OPERATIONS =
      List.of(
          operation("get", 1, cache -> assertThat(cache.get("k")).isEqualTo("loaded k")),
          operation(
              "getAll",
              1,
              cache -> assertThat(cache.getAll(Set.of("k"))).containsEntry("k", "loaded k")),
          operation(
              "invoke: getValue",
              1,
              cache -> {
                String value = cache.invoke("k", (entry, arguments) -> entry.getValue());
                assertThat(value).isEqualTo("loaded k");
              }),
          operation(
              "loadAll",
              0,
              cache -> {
                CompletionListenerFuture completion = new CompletionListenerFuture();
                cache.loadAll(Set.of("k"), /* replaceExistingValues= */ false, completion);
                completion.get();
              }));

  private static Stream<Arguments> everyLoadingOperationUnderEveryPolicy() {
    return POLICIES.entrySet().stream()
        .flatMap(
            policy ->
                LOADING_OPERATIONS.stream()
                    .map(
                        operation ->
                            Arguments.of(operation, Named.of(policy.getKey(), policy.getValue()))));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("everyLoadingOperationUnderEveryPolicy")
  void anExpiredItemIsLoadedAnew(Operation operation, Factory<ExpiryPolicy> policy)
      throws Exception {
    Cache<String, String> cache =
        withExpiredEntry(Jvm.strings().expiry(policy).readThrough(Loader::new).statistics(true));
    Statistics before = Statistics.of(cache);

    operation.check().on(cache);

    assertThat(Statistics.of(cache).misses() - before.misses()).isEqualTo(operation.misses());
    assertThat(cache.iterator().next().getValue()).isEqualTo("loaded k");
  }

  @ParameterizedTest
  @MethodSource("announcingOperations")
  void theExpiryIsAnnouncedOnce(Operation operation) throws Exception {
    Heard here = new Heard();
    Heard there = new Heard();
    String name = "announce-" + CACHES.incrementAndGet();
    Cache<String, String> cache = jvm.cache(name, Jvm.strings().listener(here.configuration()));
    Cache<String, String> inOtherJvm =
        other.cache(name, Jvm.strings().listener(there.configuration()));
    cache.put("k", "old");
    here.events.clear();
    table.expireAll(name);

    for (int times = 0; times < 2; times++) {
      operation.check().on(cache);
      operation.check().on(inOtherJvm);
    }

    assertThat(here.events).containsExactly("EXPIRED k=old was old");
    assertThat(there.events).isEmpty();
    assertThat(table.items(name)).isEmpty();
  }

  private static Stream<Operation> announcingOperations() {
    return OPERATIONS.stream()
        .filter(operation -> Set.of("get", "getAll", "containsKey").contains(operation.name()));
  }

  @Test
  void removingManyCountsOnlyThoseThatLive() {
    String name = "removals-" + CACHES.incrementAndGet();
    Cache<String, String> cache = jvm.cache(name, Jvm.strings().statistics(true));
    cache.put("expired", "1");
    table.expireAll(name);
    cache.put("live", "2");

    cache.removeAll(Set.of("expired", "live", "never there"));

    assertThat(Statistics.of(cache).removals()).isEqualTo(1);
  }

  private static Cache<String, String> withExpiredEntry(
      DynamoConfiguration.Builder<String, String> configuration) {
    String name = "expired-" + CACHES.incrementAndGet();
    Cache<String, String> cache = jvm.cache(name, configuration.set("shards", 1));
    cache.put("k", "old");
    table.expireAll(name);
    return cache;
  }

  private static final class Loader implements CacheLoader<String, String> {
    @Override
    public String load(String key) {
      return "loaded " + key;
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      Map<String, String> loaded = new HashMap<>();
      keys.forEach(key -> loaded.put(key, load(key)));
      return loaded;
    }
  }
}
