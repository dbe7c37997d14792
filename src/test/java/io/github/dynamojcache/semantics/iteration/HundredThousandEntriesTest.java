package io.github.dynamojcache.semantics.iteration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.Statistics;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A big cache in a table that it shares. It is filled once; a test that clears it only begins a new
 * generation, which is taken back afterwards by tampering with the table.
 */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HundredThousandEntriesTest {

  private static final int ENTRIES = 100_000;
  private static final int FILLED_AT_ONCE = 10_000;
  private static final String BIG = "big";

  /** Names that a careless partition key would take for the big cache's. */
  private static final List<String> NEIGHBOURS =
      List.of("bi", "big2", "big#", "big##", "big%", "big%23", "#big", "big#0", "");

  private static LocalDynamo server;
  private static RawTable table;
  private static Map<String, AttributeValue> filled;

  private Jvm jvm;

  @BeforeAll
  static void fill(LocalDynamo dynamo) {
    server = dynamo;
    table = new RawTable(dynamo, dynamo.newTableName());
    try (Jvm jvm = new Jvm(dynamo, table.name())) {
      Cache<String, String> cache = jvm.cache(BIG, big());
      for (int from = 0; from < ENTRIES; from += FILLED_AT_ONCE) {
        Map<String, String> batch = new HashMap<>();
        for (int i = from; i < from + FILLED_AT_ONCE; i++) {
          batch.put(Integer.toString(i), "v");
        }
        cache.putAll(batch);
      }
      for (String neighbour : NEIGHBOURS) {
        jvm.cache(neighbour).putAll(Map.of("of " + neighbour, "v", "1", "v"));
      }
    }
    filled = table.meta(BIG);
  }

  @AfterAll
  static void forget() {
    server.client().deleteTable(delete -> delete.tableName(table.name()));
  }

  @BeforeEach
  void open() {
    jvm = new Jvm(server, table.name());
  }

  @AfterEach
  void takeTheClearBack() {
    jvm.close();
    table.putMeta(filled);
  }

  private static DynamoConfiguration.Builder<String, String> big() {
    return Jvm.strings().set("purge-rate", 0).clearVisibility(Duration.ofHours(1));
  }

  @Test
  void anIterationSeesEachEntryOnceAndNoNeighbours() {
    Cache<String, String> cache = jvm.cache(BIG, big());
    jvm.log.clear();
    BitSet seen = new BitSet(ENTRIES);

    for (Cache.Entry<String, String> entry : cache) {
      int number = Integer.parseInt(entry.getKey());
      assertThat(seen.get(number)).as("seen twice: %s", number).isFalse();
      seen.set(number);
    }

    assertThat(seen.cardinality()).isEqualTo(ENTRIES);
    assertThat(jvm.log.operations()).containsOnly("Query").hasSizeGreaterThan(4);
  }

  @Test
  void aNeighbourSeesItsOwnEntriesOnly() {
    for (String neighbour : NEIGHBOURS) {
      Set<String> keys = new HashSet<>();
      jvm.cache(neighbour).forEach(entry -> keys.add(entry.getKey()));

      assertThat(keys).containsExactlyInAnyOrder("of " + neighbour, "1");
    }
  }

  @Test
  void aClearIsOneRequest(TestReporter reporter) {
    Cache<String, String> cache = jvm.cache(BIG, big());
    assertThat(cache.containsKey("77777")).isTrue();
    jvm.log.clear();

    long start = System.nanoTime();
    cache.clear();
    reporter.publishEntry(
        "clear of 100,000 entries", (System.nanoTime() - start) / 1_000 + " microseconds");

    assertThat(jvm.log.operations()).containsExactly("UpdateItem");
    assertThat(jvm.log.writeUnits()).isEqualTo(1);
    assertThat(cache.containsKey("77777")).isFalse();
    assertThat(cache.iterator().hasNext()).isFalse();
    for (String neighbour : NEIGHBOURS) {
      assertThat(jvm.cache(neighbour).get("1")).isEqualTo("v");
    }
  }

  @Test
  void removeAllIsOneRequestToo() {
    Cache<String, String> cache = jvm.cache(BIG, big());
    jvm.log.clear();

    cache.removeAll();

    assertThat(jvm.log.operations()).containsExactly("UpdateItem");
    assertThat(cache.containsKey("77777")).isFalse();
  }

  @Test
  void removeAllThatIsCountedCountsEachEntry() {
    Cache<String, String> cache = jvm.cache(BIG, big().statistics(true));
    jvm.log.clear();

    cache.removeAll();

    assertThat(Statistics.of(cache).removals()).isEqualTo(ENTRIES);
    assertThat(jvm.log.count("UpdateItem")).isEqualTo(1);
    assertThat(jvm.log.operations()).containsOnly("Query", "UpdateItem");
    assertThat(cache.iterator().hasNext()).isFalse();
  }

  @Test
  void askingWhetherThereIsAnythingCostsOneSmallPage() {
    Cache<String, String> cache = jvm.cache(BIG, big());
    jvm.log.clear();

    assertThat(cache.iterator().hasNext()).isTrue();

    assertThat(jvm.log.operations()).containsExactly("Query");
    assertThat(jvm.log.readUnits()).isLessThanOrEqualTo(1);
  }
}
