package io.github.dynamojcache.semantics.generations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.ClearMode;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.Threads;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.processor.EntryProcessorException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A meta item that somebody deletes, restores or breaks makes no cache forget, split or hang. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class MetaItemTest {

  private static final String CACHE = "it's \"one\"";
  private static final Duration SOON = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofSeconds(30);

  private LocalDynamo dynamo;
  private RawTable table;
  private Jvm jvm;
  private Jvm other;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    this.dynamo = dynamo;
    table = new RawTable(dynamo, dynamo.newTableName());
    jvm = new Jvm(dynamo, table.name());
    other = new Jvm(dynamo, table.name());
  }

  @AfterEach
  void close() {
    jvm.close();
    other.close();
  }

  private static DynamoConfiguration.Builder<String, String> visibleSoon() {
    return Jvm.strings()
        .clearVisibility(SOON)
        .set("attempt-timeout", Duration.ofMillis(1_500))
        .callTimeout(Duration.ofMillis(1_500));
  }

  @Test
  void anItemThatIsDeletedWhileAPurgeWaitsIsMadeAnewAndNothingIsLost() {
    Cache<String, String> here = jvm.cache(CACHE, visibleSoon());
    here.put("before", "v");
    here.clear();
    await().until(() -> table.meta(CACHE).containsKey("lh")); // the purge waits its grace

    table.deleteMeta(CACHE);

    await().atMost(LONG).until(() -> writesAreKept(here));
    Cache<String, String> there = other.cache(CACHE, visibleSoon());
    await()
        .during(Duration.ofSeconds(2)) // longer than the purge's grace
        .atMost(LONG)
        .until(() -> "v".equals(here.get("k")) && "v".equals(there.get("k")));
    assertThat(there.putIfAbsent("k", "2")).isFalse();
    assertThat(table.meta(CACHE)).containsKeys("g", "n", "f");
  }

  private static boolean writesAreKept(Cache<String, String> cache) {
    cache.put("k", "v");
    await().pollDelay(SOON.multipliedBy(2)).until(() -> true); // what was known is too old now
    return "v".equals(cache.get("k"));
  }

  @Test
  void anItemWithoutAGenerationIsMadeWholeAgain() {
    Cache<String, String> here = jvm.cache(CACHE, visibleSoon());
    Map<String, AttributeValue> remains = new HashMap<>(table.meta(CACHE));
    remains.keySet().removeAll(List.of("g", "n", "f"));
    table.putMeta(remains);

    await().atMost(LONG).until(() -> writesAreKept(here));

    assertThat(other.cache(CACHE, visibleSoon()).get("k")).isEqualTo("v");
    assertThat(table.meta(CACHE)).containsKeys("g", "n", "f");
  }

  @Test
  void aRestoredItemLeadsToOneGenerationInAllJvms() {
    Cache<String, String> here = jvm.cache(CACHE, visibleSoon());
    Map<String, AttributeValue> backup = table.meta(CACHE);
    here.clear();
    here.put("k", "v1");

    table.putMeta(backup);

    Cache<String, String> there = other.cache(CACHE, visibleSoon());
    there.put("k", "v2");
    await().atMost(LONG).until(() -> "v2".equals(here.get("k")));
    here.put("k", "v3");
    assertThat(there.get("k")).isEqualTo("v3");
  }

  @Test
  void aGenerationAfterARestoreStartsAfterAllThatWereEverSeen() {
    Cache<String, String> here = jvm.cache(CACHE, visibleSoon());
    Map<String, AttributeValue> backup = table.meta(CACHE);
    String ahead = "zz";
    here.clear();
    String last = table.generation(CACHE);
    table.putMeta(backup);
    await().atMost(LONG).until(() -> here.get("k") == null && isRefreshed(here, backup));

    here.clear();

    assertThat(table.generation(CACHE)).isGreaterThan(last).isLessThan(ahead);
  }

  /** Whether an entry that stands in the restored generation is seen. */
  private boolean isRefreshed(Cache<String, String> cache, Map<String, AttributeValue> meta) {
    cache.put("probe", "v");
    return RawTable.attribute(meta, "g").s().equals(table.generation(CACHE))
        && table.items(CACHE).stream()
            .anyMatch(item -> RawTable.attribute(item, "sk").s().equals("s:probe"));
  }

  @Test
  void anItemDeletedAfterAClearByAFasterClockLeadsToOneGeneration() {
    Map<String, Object> ahead =
        Map.of(
            DynamoCachingProvider.CLOCK_PROPERTY,
            InstantSource.offset(InstantSource.system(), Duration.ofMinutes(5)),
            "dynamo-jcache.clock-skew",
            "ignore");
    try (Jvm fast = new Jvm(dynamo, table.name(), ahead)) {
      Cache<String, String> there = fast.cache(CACHE, visibleSoon());
      there.clear();
      there.put("k", "old");
      table.deleteMeta(CACHE);

      Cache<String, String> here = jvm.cache(CACHE, visibleSoon());
      here.put("k", "v1");

      await().atMost(LONG).until(() -> "v1".equals(there.get("k")));
      there.put("k", "v2");
      assertThat(here.get("k")).isEqualTo("v2");
    }
  }

  @Test
  void anItemDeletedUnderTwoJvmsLeadsToOneGeneration() throws Exception {
    Cache<String, String> here = jvm.cache(CACHE, visibleSoon());
    Cache<String, String> there = other.cache(CACHE, visibleSoon());
    for (int round = 0; round < 5; round++) {
      String value = "v" + round;
      table.deleteMeta(CACHE);

      Threads.runTogether(List.of(() -> found(here), () -> found(there)));

      await()
          .atMost(LONG)
          .until(
              () -> {
                here.put("k", value);
                return value.equals(there.get("k"));
              });
    }
  }

  private static boolean found(Cache<String, String> cache) {
    return cache.containsKey("k");
  }

  static Stream<Arguments> broken() {
    return Stream.of(
        arguments("g", AttributeValue.fromN("5")),
        arguments("g", AttributeValue.fromS("hello")),
        arguments("g", AttributeValue.fromS("vvvvvvvvv")),
        arguments("g", AttributeValue.fromS("vvvvvvvvvvvvvvvv")),
        arguments("n", AttributeValue.fromN("0")),
        arguments("n", AttributeValue.fromN("-1")),
        arguments("n", AttributeValue.fromN("200000000")),
        arguments("n", AttributeValue.fromN("1.5")),
        arguments("n", AttributeValue.fromS("four")),
        arguments("o", AttributeValue.fromSs(List.of("noslash"))),
        arguments("o", AttributeValue.fromS("1hf7uap00000000b/4")),
        arguments("f", AttributeValue.fromS("1")),
        arguments("h", AttributeValue.fromN("1")));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenItemIsNamedByEveryOperationAndTheRemedyWorks(String attribute, AttributeValue value) {
    Cache<String, String> here =
        jvm.cache(CACHE, visibleSoon().clearVisibility(Duration.ZERO).statistics(true));
    here.put("k", "v");
    table.set(table.meta(CACHE), attribute, value);
    jvm.log.clear();

    operations()
        .forEach(
            operation ->
                assertThatThrownBy(() -> operation.accept(here))
                    .isInstanceOf(CacheException.class)
                    .satisfiesAnyOf(
                        e -> assertNamesTheItem(e, attribute),
                        e -> assertNamesTheItem(e.getCause(), attribute)));
    assertThat(jvm.log.count()).isLessThan(60);

    table.deleteMeta(CACHE); // as the message says
    here.put("k", "v2");
    assertThat(other.cache(CACHE).get("k")).isEqualTo("v2");
  }

  private static List<Consumer<Cache<String, String>>> operations() {
    return List.of(
        cache -> cache.get("k"),
        cache -> cache.containsKey("k"),
        cache -> cache.getAll(Set.of("k", "l")),
        cache -> cache.put("k", "2"),
        cache -> cache.putIfAbsent("k", "2"),
        cache -> cache.replace("k", "2"),
        cache -> cache.replace("k", "v", "2"),
        cache -> cache.getAndPut("k", "2"),
        cache -> cache.remove("k"),
        cache -> cache.putAll(Map.of("k", "2", "l", "2")),
        cache -> cache.removeAll(Set.of("k", "l")),
        cache -> cache.iterator().forEachRemaining(entry -> {}),
        cache -> invoke(cache),
        Cache::removeAll);
  }

  private static void invoke(Cache<String, String> cache) {
    try {
      cache.invoke(
          "k",
          (entry, arguments) -> {
            entry.setValue("2");
            return null;
          });
    } catch (EntryProcessorException e) {
      throw new CacheException(e.getCause());
    }
  }

  private static void assertNamesTheItem(@Nullable Throwable failure, String attribute) {
    assertThat(failure)
        .isInstanceOf(CacheException.class)
        .hasMessageContainingAll(
            "meta item (pk = '" + CACHE + "', sk = '#') is broken",
            "its attribute",
            attribute,
            "aws dynamodb delete-item --table-name",
            "--key '{\"pk\":{\"S\":\"it'\\''s \\\"one\\\"\"},\"sk\":{\"S\":\"#\"}}'");
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenItemIsNamedWhenACacheIsOpened(String attribute, AttributeValue value) {
    jvm.cache(CACHE);
    table.set(table.meta(CACHE), attribute, value);

    assertThatThrownBy(() -> other.cache(CACHE)).satisfies(e -> assertNamesTheItem(e, attribute));
  }

  @ParameterizedTest
  @EnumSource(ClearMode.class)
  void aBrokenItemEndsAClearAtOnce(ClearMode mode) {
    Cache<String, String> here = jvm.cache(CACHE, visibleSoon().clearMode(mode));
    here.put("k", "v");
    table.set(table.meta(CACHE), "g", AttributeValue.fromS("hello"));
    await().pollDelay(SOON.multipliedBy(2)).until(() -> true);
    jvm.log.clear();

    assertThatThrownBy(here::clear).satisfies(e -> assertNamesTheItem(e, "g"));

    assertThat(jvm.log.count()).isLessThan(15); // clear-mode = delete looks at 8 partition keys
  }

  @Test
  void aPurgeThatMeetsABrokenItemGoesOnWhenItIsWhole() {
    Cache<String, String> here = jvm.cache(CACHE, visibleSoon());
    here.put("k", "v");
    List<String> left = table.partitionKeys(CACHE);
    here.clear();
    Map<String, AttributeValue> whole = table.meta(CACHE);
    AttributeValue list = RawTable.attribute(whole, "o");
    table.set(whole, "o", AttributeValue.fromSs(List.of("noslash")));
    assertThatThrownBy(() -> other.cache(CACHE)).isInstanceOf(CacheException.class);
    table.set(table.meta(CACHE), "lu", RawTable.number(0));

    table.set(table.meta(CACHE), "o", list);

    await()
        .atMost(LONG)
        .until(
            () -> {
              here.get("k");
              return !table.meta(CACHE).containsKey("o");
            });
    assertThat(table.count(left)).isZero();
  }

  @Test
  void anEntryWhoseKeyLooksLikeTheMetaItemsIsNone() {
    Cache<String, String> here = jvm.cache(CACHE, visibleSoon().clearVisibility(Duration.ZERO));
    here.put("k", "v");
    Map<String, AttributeValue> item = table.onlyItem(CACHE);
    table.set(item, "g", AttributeValue.fromS("0000000000000000"));
    table.set(item, "n", RawTable.number(1));
    table.set(item, "f", RawTable.number(1));

    assertThat(here.get("k")).isEqualTo("v");
    assertThat(here.getAll(Set.of("k", "l"))).isEqualTo(Map.of("k", "v"));
    Iterator<Cache.Entry<String, String>> entries = here.iterator();
    assertThat(entries.next().getValue()).isEqualTo("v");
  }
}
