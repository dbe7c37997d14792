package io.github.dynamojcache.semantics.generations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.ClearMode;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.RecordedRequest;
import io.github.dynamojcache.testing.Threads;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What one JVM sees of the clears, closes and openings of another. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class GenerationsTest {

  private static final Duration NEVER = Duration.ofDays(1);

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

  private static DynamoConfiguration.Builder<String, String> visibleWithin(Duration time) {
    return Jvm.strings().clearVisibility(time);
  }

  @Test
  void cachesOfOneNameShareTheirEntries() {
    Cache<String, String> here = jvm.cache("shared");
    Cache<String, String> there = other.cache("shared");

    here.put("k", "1");
    assertThat(there.get("k")).isEqualTo("1");
    there.put("k", "2");
    assertThat(here.get("k")).isEqualTo("2");
    here.remove("k");
    assertThat(there.containsKey("k")).isFalse();
  }

  @Test
  void aClearIsSeenByTheJvmThatMadeItAtOnce() {
    Cache<String, String> cache = jvm.cache("own", visibleWithin(NEVER));
    cache.put("k", "v");

    cache.clear();

    assertThat(cache.get("k")).isNull();
    assertThat(cache.iterator().hasNext()).isFalse();
  }

  @Test
  void aClearIsSeenByAnotherJvmWithinTheVisibility() {
    // Without a purge: a deleted entry would look like a clear that was seen.
    Cache<String, String> here = jvm.cache("visible", visibleWithin(NEVER).set("purge-rate", 0));
    Cache<String, String> there = other.cache("visible", visibleWithin(Duration.ofMillis(200)));
    here.put("k", "v");
    assertThat(there.get("k")).isEqualTo("v");

    here.clear();

    await().atMost(Duration.ofSeconds(10)).until(() -> there.get("k") == null);
    assertThat(there.putIfAbsent("k", "2")).isTrue();
    assertThat(here.get("k")).isEqualTo("2");
  }

  @Test
  void aWriteOfAnotherJvmSeesTheClearToo() {
    Cache<String, String> here = jvm.cache("writes", visibleWithin(NEVER));
    Cache<String, String> there = other.cache("writes", visibleWithin(Duration.ZERO));
    here.put("k", "v");

    here.clear();

    assertThat(there.replace("k", "2")).isFalse();
    there.put("k", "3");
    assertThat(here.get("k")).isEqualTo("3");
  }

  @Test
  void withoutVisibilityAClearIsSeenAtOnceByEveryRead() {
    Cache<String, String> here = jvm.cache("at-once", visibleWithin(NEVER));
    Cache<String, String> there = other.cache("at-once", visibleWithin(Duration.ZERO));
    for (int round = 0; round < 5; round++) {
      here.put("k", "v");
      assertThat(there.get("k")).isEqualTo("v");

      here.clear();

      assertThat(there.get("k")).isNull();
      assertThat(there.getAll(Set.of("k"))).isEmpty();
      assertThat(there.containsKey("k")).isFalse();
      assertThat(there.iterator().hasNext()).isFalse();
    }
  }

  @Test
  void removeAllOfAnotherJvmIsSeenLikeAClear() {
    Cache<String, String> here = jvm.cache("remove-all", visibleWithin(NEVER));
    Cache<String, String> there = other.cache("remove-all", visibleWithin(Duration.ZERO));
    here.put("k", "v");

    here.removeAll();

    assertThat(there.get("k")).isNull();
  }

  @Test
  void aClearThatDeletesIsSeenAtOnceByEverybody() {
    Cache<String, String> here =
        jvm.cache("delete", visibleWithin(NEVER).clearMode(ClearMode.DELETE));
    Cache<String, String> there =
        other.cache("delete", visibleWithin(NEVER).clearMode(ClearMode.DELETE));
    IntStream.range(0, 60).forEach(i -> here.put("k" + i, "v"));
    String generation = table.generation("delete");
    assertThat(there.get("k7")).isEqualTo("v");

    here.clear();

    assertThat(there.get("k7")).isNull();
    assertThat(there.iterator().hasNext()).isFalse();
    assertThat(table.items("delete")).isEmpty();
    assertThat(table.generation("delete")).isEqualTo(generation);
  }

  @Test
  void aDeletedMetaItemDoesNotBringOldEntriesBack() {
    Cache<String, String> here = jvm.cache("meta", visibleWithin(Duration.ZERO));
    here.put("before the clear", "v");
    here.clear();
    here.put("after the clear", "v");

    table.deleteMeta("meta");

    Cache<String, String> there = other.cache("meta", visibleWithin(Duration.ZERO));
    assertThat(there.iterator().hasNext()).isFalse();
    assertThat(there.get("before the clear")).isNull();
    assertThat(here.get("before the clear")).isNull();
    here.put("k", "v");
    assertThat(there.get("k")).isEqualTo("v");
  }

  @Test
  void generationsGrowAlthoughTheClearingJvmsClockIsBehind() {
    Cache<String, String> here = jvm.cache("clock", visibleWithin(NEVER));
    here.put("k", "v");
    String ahead = clearedByAJvmWhoseClockIsADayAhead("clock");

    here.clear();

    String generation = table.generation("clock");
    assertThat(generation).isGreaterThan(ahead).hasSameSizeAs(ahead);
    here.put("k", "2");
    assertThat(other.cache("clock").get("k")).isEqualTo("2");
  }

  /** Nine digits of milliseconds in base 32, and seven random ones. */
  private String clearedByAJvmWhoseClockIsADayAhead(String cache) {
    long tomorrow = System.currentTimeMillis() + Duration.ofDays(1).toMillis();
    String generation = Long.toString(tomorrow, 32) + "0".repeat(7);
    assertThat(generation).hasSameSizeAs(table.generation(cache));
    Map<String, AttributeValue> meta = new HashMap<>(table.meta(cache));
    meta.put("g", AttributeValue.fromS(generation));
    table.putMeta(meta);
    return generation;
  }

  @Test
  void aClearWhoseResponseWasLostIsOneNewGeneration() {
    Cache<String, String> cache = jvm.cache("lost", visibleWithin(NEVER).set("purge-rate", 0));
    cache.put("k", "v");
    jvm.log.clear();
    jvm.faults.next("UpdateItem").dropResponse();

    cache.clear();

    assertThat(jvm.log.operations()).containsExactly("UpdateItem", "UpdateItem");
    Set<String> started =
        jvm.log.requests().stream().map(GenerationsTest::generationIn).collect(Collectors.toSet());
    assertThat(started).containsExactly(table.generation("lost"));
    cache.put("k", "2");
    assertThat(other.cache("lost").get("k")).isEqualTo("2");
  }

  private static String generationIn(RecordedRequest request) {
    return Objects.requireNonNull(
            request.request(UpdateItemRequest.class).expressionAttributeValues().get(":g"))
        .s();
  }

  @Test
  void twoJvmsThatClearAtTheSameTimeEndUpInOneGeneration() throws Exception {
    Cache<String, String> here = jvm.cache("both", visibleWithin(Duration.ZERO));
    Cache<String, String> there = other.cache("both", visibleWithin(Duration.ZERO));
    for (int round = 0; round < 10; round++) {
      here.put("k", "v");

      Threads.runTogether(List.of(() -> cleared(here), () -> cleared(there)));

      assertThat(here.get("k")).isNull();
      here.put("k", "2");
      assertThat(there.get("k")).isEqualTo("2");
    }
  }

  private static boolean cleared(Cache<?, ?> cache) {
    cache.clear();
    return true;
  }

  @Test
  void destroyingACacheEmptiesItForAnotherJvm() {
    Cache<String, String> here = jvm.cache("destroyed");
    Cache<String, String> there = other.cache("destroyed", visibleWithin(Duration.ZERO));
    here.put("k", "v");

    jvm.manager.destroyCache("destroyed");

    assertThat(there.get("k")).isNull();
    there.put("k", "2");
    assertThat(jvm.cache("destroyed").get("k")).isEqualTo("2");
  }

  @Test
  void closingACacheLeavesItsEntries() {
    Cache<String, String> here = jvm.cache("closed");
    Cache<String, String> there = other.cache("closed", visibleWithin(Duration.ZERO));
    here.put("k", "v");

    here.close();

    assertThat(there.get("k")).isEqualTo("v");
  }

  @Test
  void entriesOutliveTheManagerThatPutThem() {
    jvm.cache("kept").put("k", "v");
    jvm.close();

    try (Jvm restarted = new Jvm(dynamo, table.name())) {
      assertThat(restarted.cache("kept").get("k")).isEqualTo("v");
    }
  }

  @Test
  void anotherNumberOfShardsCountsFromTheNextClear() {
    jvm.cache("shards", Jvm.strings().set("shards", 1)).putAll(many());
    assertThat(table.partitionKeys("shards")).hasSize(1);

    Cache<String, String> resized = other.cache("shards", Jvm.strings().set("shards", 8));
    assertThat(resized.getAll(many().keySet())).isEqualTo(many());
    assertThat(table.partitionKeys("shards")).hasSize(1);

    resized.clear();
    resized.putAll(many());

    assertThat(table.partitionKeys("shards")).hasSize(8);
    assertThat(table.items("shards")).hasSize(40);
    assertThat(
            table.partitionKeys("shards").stream()
                .filter(partition -> !table.partition(partition).isEmpty()))
        .hasSizeGreaterThan(4);
    assertThat(resized.getAll(many().keySet())).isEqualTo(many());
  }

  private static Map<String, String> many() {
    return IntStream.range(0, 40).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v" + i));
  }
}
