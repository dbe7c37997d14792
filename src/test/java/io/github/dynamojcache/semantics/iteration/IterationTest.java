package io.github.dynamojcache.semantics.iteration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.options.ClearMode;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.Statistics;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Iterations that meet expired items, other writers, and the end of pages. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class IterationTest {

  private RawTable table;
  private Jvm jvm;
  private Jvm other;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    table = new RawTable(dynamo, dynamo.newTableName());
    jvm = new Jvm(dynamo, table.name());
    other = new Jvm(dynamo, table.name());
  }

  @AfterEach
  void close() {
    jvm.close();
    other.close();
  }

  @Test
  void pagesOfExpiredItemsOnlyAreNoEnd() {
    Cache<String, String> cache = jvm.cache("pages", Jvm.strings().set("shards", 2));
    cache.putAll(entries(80));
    Set<String> live = expireAllButTheLastOfEachPartition("pages");
    jvm.smallPages.turnOn();
    jvm.log.clear();

    Set<String> keys = new HashSet<>();
    cache.forEach(entry -> keys.add("s:" + entry.getKey()));

    assertThat(keys).isEqualTo(live).hasSize(2);
    assertThat(jvm.log.count("Query")).as("pages").isGreaterThanOrEqualTo(80 / 5);
  }

  @Test
  void countingPassesOverPagesOfExpiredItems() {
    Cache<String, String> cache =
        jvm.cache("counted", Jvm.strings().set("shards", 2).statistics(true));
    cache.putAll(entries(80));
    expireAllButTheLastOfEachPartition("counted");
    jvm.smallPages.turnOn();

    cache.removeAll();

    assertThat(Statistics.of(cache).removals()).isEqualTo(2);
    assertThat(cache.iterator().hasNext()).isFalse();
  }

  private Set<String> expireAllButTheLastOfEachPartition(String cache) {
    Set<String> live = new HashSet<>();
    for (String partition : table.partitionKeys(cache)) {
      List<Map<String, AttributeValue>> items = table.partition(partition); // in order of sk
      items.subList(0, items.size() - 1).forEach(table::expire);
      live.add(RawTable.attribute(items.get(items.size() - 1), "sk").s());
    }
    return live;
  }

  @Test
  void anIteratorRemovesWhatItHandedOutLast() {
    Cache<String, String> cache = jvm.cache("removing");
    cache.putAll(entries(300));

    for (Iterator<Cache.Entry<String, String>> i = cache.iterator(); i.hasNext(); ) {
      if (number(i.next().getKey()) % 2 == 0) {
        i.remove();
      }
    }

    Set<Integer> left = new TreeSet<>();
    other.cache("removing").forEach(entry -> left.add(number(entry.getKey())));
    assertThat(left).hasSize(150).allMatch(number -> number % 2 == 1);
  }

  @Test
  void anIteratorRemovesAnEntryOnceAndNoneBeforeTheFirst() {
    Cache<String, String> cache = jvm.cache("states");
    cache.put("k", "v");
    Iterator<Cache.Entry<String, String>> iterator = cache.iterator();

    assertThatThrownBy(iterator::remove).isInstanceOf(IllegalStateException.class);
    iterator.next();
    iterator.remove();
    assertThatThrownBy(iterator::remove).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
  }

  @ParameterizedTest
  @EnumSource(ClearMode.class)
  void anIterationOutlivesAClear(ClearMode mode) {
    Cache<String, String> cache =
        jvm.cache("cleared", Jvm.strings().clearMode(mode).compression(Compression.NONE));
    String value = "x".repeat(20_000); // some pages in all
    IntStream.range(0, 200).forEach(i -> cache.put("k" + i, value));
    Iterator<Cache.Entry<String, String>> iterator = cache.iterator();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 30; i++) {
      seen.add(iterator.next().getKey());
    }

    cache.clear();

    while (iterator.hasNext()) {
      assertThat(seen.add(iterator.next().getKey())).as("seen once").isTrue();
    }
    assertThat(seen).hasSizeBetween(30, 200);
    assertThat(cache.iterator().hasNext()).isFalse();
  }

  @Test
  void anIterationSeesOnceWhatStaysWhileAnotherJvmWrites() {
    Cache<String, String> cache = jvm.cache("moving");
    Cache<String, String> elsewhere = other.cache("moving");
    cache.putAll(entries(400));
    Set<Integer> seen = new HashSet<>();
    int steps = 0;

    for (Cache.Entry<String, String> entry : cache) {
      int number = number(entry.getKey());
      if (number < 400) {
        assertThat(seen.add(number)).as("seen once").isTrue();
      }
      if (steps++ % 20 == 0) {
        elsewhere.put("k" + number, "written over");
        elsewhere.put("k" + (1_000 + steps), "new");
      }
    }

    assertThat(seen).hasSize(400);
  }

  @Test
  void whoAsksAgainAfterEachExceptionSeesEachEntryOnce() {
    Cache<String, String> cache = jvm.cache("failing", Jvm.strings().set("shards", 4));
    cache.putAll(entries(300));
    jvm.smallPages.turnOn();
    Iterator<Cache.Entry<String, String>> iterator = cache.iterator();
    Set<String> seen = new HashSet<>();
    int exceptions = 0;
    boolean ended = false;
    for (int step = 1; !ended; step++) {
      if (step % 25 == 0) {
        jvm.faults.every("Query").internalServerError();
      }
      try {
        ended = !iterator.hasNext();
        if (!ended) {
          assertThat(seen.add(iterator.next().getKey())).as("seen once").isTrue();
        }
      } catch (CacheException e) {
        exceptions++;
        jvm.faults.reset();
      }
    }

    assertThat(exceptions).isGreaterThan(3);
    assertThat(seen).hasSize(300);
  }

  private static Map<String, String> entries(int count) {
    return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"));
  }

  private static int number(String key) {
    return Integer.parseInt(key.substring(1));
  }
}
