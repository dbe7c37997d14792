package io.github.dynamojcache.semantics.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Lifetimes;
import io.github.dynamojcache.testing.Operation;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.SharedTable;
import io.github.dynamojcache.testing.Statistics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What each operation does where a value stands that cannot be read, and with how many requests.
 */
@Tag("server")
class UndecodableValueOperationsTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final AttributeValue GARBAGE =
      AttributeValue.fromB(SdkBytes.fromString("this is no value of ours", StandardCharsets.UTF_8));

  private final Jvm jvm = SHARED.jvm();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();

  /** An operation of a cache. */
  private interface Operation extends Function<Cache<String, Integer>, @Nullable Object> {}

  /** What stands in the table after it. */
  private enum After {
    WHAT_STOOD_THERE,
    NOTHING,
    THE_NEW_VALUE
  }

  private static Arguments on(
      String what,
      Operation operation,
      @Nullable Object result,
      After after,
      Statistics counted,
      String... requests) {
    return Arguments.of(what, operation, result, after, counted, List.of(requests));
  }

  private static Statistics counted(int misses, int puts, int removals) {
    return new Statistics(0, misses, puts, removals);
  }

  private static @Nullable Object run(Runnable action) {
    action.run();
    return null;
  }

  /** A miss to whoever reads, and written over by whoever need not read it. */
  static Stream<Arguments> operations() {
    return Stream.of(
        on("get", c -> c.get("k"), null, After.WHAT_STOOD_THERE, counted(1, 0, 0), "GetItem"),
        on(
            "containsKey",
            c -> c.containsKey("k"),
            false,
            After.WHAT_STOOD_THERE,
            counted(0, 0, 0),
            "GetItem"),
        on(
            "getAll",
            c -> c.getAll(Set.of("k")),
            Map.of(),
            After.WHAT_STOOD_THERE,
            counted(1, 0, 0),
            "BatchGetItem"),
        on(
            "put",
            c -> run(() -> c.put("k", 2)),
            null,
            After.THE_NEW_VALUE,
            counted(0, 1, 0),
            "PutItem"),
        on(
            "putAll",
            c -> run(() -> c.putAll(Map.of("k", 2))),
            null,
            After.THE_NEW_VALUE,
            counted(0, 1, 0),
            "BatchWriteItem"),
        on(
            "putIfAbsent",
            c -> c.putIfAbsent("k", 2),
            true,
            After.THE_NEW_VALUE,
            counted(1, 1, 0),
            "PutItem",
            "PutItem"),
        on(
            "getAndPut",
            c -> c.getAndPut("k", 2),
            null,
            After.THE_NEW_VALUE,
            counted(1, 1, 0),
            "PutItem"),
        on(
            "replace(k, v)",
            c -> c.replace("k", 2),
            true,
            After.THE_NEW_VALUE,
            new Statistics(1, 0, 1, 0),
            "PutItem"),
        on(
            "replace(k, old, new)",
            c -> c.replace("k", 1, 2),
            false,
            After.WHAT_STOOD_THERE,
            counted(1, 0, 0),
            "PutItem"),
        on(
            "getAndReplace",
            c -> c.getAndReplace("k", 2),
            null,
            After.THE_NEW_VALUE,
            counted(1, 1, 0),
            "PutItem"),
        on("remove(k)", c -> c.remove("k"), true, After.NOTHING, counted(0, 0, 1), "DeleteItem"),
        on(
            "remove(k, old)",
            c -> c.remove("k", 1),
            false,
            After.WHAT_STOOD_THERE,
            counted(1, 0, 0),
            "DeleteItem"),
        on(
            "getAndRemove",
            c -> c.getAndRemove("k"),
            null,
            After.NOTHING,
            counted(1, 0, 1),
            "DeleteItem"),
        on(
            "removeAll(keys)",
            c -> run(() -> c.removeAll(Set.of("k"))),
            null,
            After.NOTHING,
            counted(0, 0, 1),
            "DeleteItem"),
        on(
            "invoke, asking",
            c -> c.invoke("k", (entry, arguments) -> entry.exists()),
            false,
            After.WHAT_STOOD_THERE,
            counted(1, 0, 0),
            "GetItem"),
        on(
            "invoke, removing",
            c -> c.invoke("k", (entry, arguments) -> run(entry::remove)),
            null,
            After.WHAT_STOOD_THERE,
            counted(1, 0, 0),
            "GetItem"),
        on(
            "invoke, writing",
            c -> c.invoke("k", (entry, arguments) -> run(() -> entry.setValue(2))),
            null,
            After.THE_NEW_VALUE,
            counted(1, 1, 0),
            "GetItem",
            "PutItem"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void isAMissToWhoeverReadsAndIsWrittenOverByWhoeverDoesNot(
      String what,
      Operation operation,
      @Nullable Object result,
      After after,
      Statistics counted,
      List<String> requests) {
    Cache<String, Integer> cache = spoilt(Jvm.numbers());

    assertThat(operation.apply(cache)).as(what).isEqualTo(result);

    assertThat(jvm.log.operations()).isEqualTo(requests);
    assertThat(Statistics.of(cache)).isEqualTo(counted);
    assertThat(table.items(name)).hasSize(after == After.NOTHING ? 0 : 1);
    assertThat(cache.get("k")).isEqualTo(after == After.THE_NEW_VALUE ? 2 : null);
  }

  /**
   * Only such a policy is asked with the entry at hand; what it is asked for must be read first.
   */
  @Test
  void underAnExpiryPolicyOfYourOwnReplaceReadsFirstAndFindsNothing() {
    Cache<String, Integer> cache =
        spoilt(
            Jvm.numbers()
                .expiry(Lifetimes.policy(Lifetimes.HOUR, Lifetimes.HOUR, Lifetimes.UNCHANGED)));

    assertThat(cache.replace("k", 2)).isFalse();
    assertThat(cache.getAndReplace("k", 2)).isNull();

    assertThat(cache.get("k")).isNull();
    assertThat(jvm.log.operations()).containsExactly("GetItem", "GetItem", "GetItem");
  }

  private Cache<String, Integer> spoilt(DynamoConfiguration.Builder<String, Integer> settings) {
    jvm.cache(name, settings).put("k", 1);
    table.set(table.onlyItem(name), "v", GARBAGE);
    jvm.manager.getCache(name).close();
    Cache<String, Integer> cache = jvm.cache(name, settings.statistics(true));
    cache.containsKey("other"); // which opens it
    jvm.log.clear();
    return cache;
  }
}
