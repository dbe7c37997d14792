package io.github.dynamojcache.semantics.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.testing.Heard;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Operation;
import io.github.dynamojcache.testing.Operation.Check;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.SharedTable;
import io.github.dynamojcache.testing.Statistics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.processor.EntryProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * DynamoDB deletes expired items late. An item that has expired and still stands in the table does
 * not exist for any operation: the key is {@code k}, its value was {@code old}.
 */
@Tag("server")
class ExpiredItemIsAbsentTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  final Jvm jvm = SHARED.jvm();
  private final Jvm other = SHARED.other();
  private final RawTable table = SHARED.table();

  private static final List<Operation> OPERATIONS =
      List.of(
          new Operation("get", 1, cache -> assertThat(cache.get("k")).isNull()),
          new Operation("getAll", 1, cache -> assertThat(cache.getAll(Set.of("k"))).isEmpty()),
          new Operation("containsKey", 0, cache -> assertThat(cache.containsKey("k")).isFalse()),
          new Operation("iterator", 0, cache -> assertThat(cache.iterator().hasNext()).isFalse()),
          new Operation("put", 0, stores(cache -> cache.put("k", "new"))),
          new Operation("putAll", 0, stores(cache -> cache.putAll(Map.of("k", "new")))),
          new Operation(
              "getAndPut", 1, stores(cache -> assertThat(cache.getAndPut("k", "new")).isNull())),
          new Operation(
              "putIfAbsent",
              1,
              stores(cache -> assertThat(cache.putIfAbsent("k", "new")).isTrue())),
          new Operation(
              "replace(k, v)",
              1,
              leavesAbsent(cache -> assertThat(cache.replace("k", "new")).isFalse())),
          new Operation(
              "replace(k, old, new)",
              1,
              leavesAbsent(cache -> assertThat(cache.replace("k", "old", "new")).isFalse())),
          new Operation(
              "getAndReplace",
              1,
              leavesAbsent(cache -> assertThat(cache.getAndReplace("k", "new")).isNull())),
          new Operation(
              "remove(k)", 0, leavesAbsent(cache -> assertThat(cache.remove("k")).isFalse())),
          new Operation(
              "remove(k, old)",
              1,
              leavesAbsent(cache -> assertThat(cache.remove("k", "old")).isFalse())),
          new Operation(
              "getAndRemove",
              1,
              leavesAbsent(cache -> assertThat(cache.getAndRemove("k")).isNull())),
          new Operation("removeAll(keys)", 0, leavesAbsent(cache -> cache.removeAll(Set.of("k")))),
          new Operation("removeAll()", 0, leavesAbsent(Cache::removeAll)),
          new Operation(
              "invoke: exists",
              1,
              cache -> {
                Boolean exists = cache.invoke("k", (entry, arguments) -> entry.exists());
                assertThat(exists).isFalse();
              }),
          new Operation(
              "invoke: getValue",
              1,
              cache -> {
                String value = cache.invoke("k", (entry, arguments) -> entry.getValue());
                assertThat(value).isNull();
              }),
          new Operation("invoke: setValue", 1, stores(cache -> cache.invoke("k", setting("new")))),
          new Operation(
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
          new Operation(
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
      assertThat(RawTable.deadline(SHARED.table().onlyItem(cache.getName())))
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

  private static Stream<Arguments> everyOperationUnderEveryPolicy() {
    return Policies.pairs(OPERATIONS, Policies.EVERY_KIND);
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

  @ParameterizedTest
  @MethodSource("announcingOperations")
  void theExpiryIsAnnouncedOnce(Operation operation) throws Exception {
    Heard here = new Heard();
    Heard there = new Heard();
    String name = SHARED.newCacheName();
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
    String name = SHARED.newCacheName();
    Cache<String, String> cache = jvm.cache(name, Jvm.strings().statistics(true));
    cache.put("expired", "1");
    table.expireAll(name);
    cache.put("live", "2");

    cache.removeAll(Set.of("expired", "live", "never there"));

    assertThat(Statistics.of(cache).removals()).isEqualTo(1);
  }

  private Cache<String, String> withExpiredEntry(
      DynamoConfiguration.Builder<String, String> configuration) {
    String name = SHARED.newCacheName();
    Cache<String, String> cache = jvm.cache(name, configuration.set("shards", 1));
    cache.put("k", "old");
    table.expireAll(name);
    return cache;
  }
}
