package io.github.dynamojcache.semantics.generations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RawTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.EternalExpiryPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What JVMs with other settings wrote is deleted as well: the meta item says what there may be, and
 * no JVM goes by its own settings or by what it has seen.
 */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class ContentsTest {

  private static final String CACHE = "contents";
  private static final Duration LONG = Duration.ofSeconds(30);

  private LocalDynamo dynamo;
  private RawTable table;
  private Jvm writer;
  private Jvm clearer;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    this.dynamo = dynamo;
    table = new RawTable(dynamo, dynamo.newTableName());
    writer = new Jvm(dynamo, table.name());
    clearer = new Jvm(dynamo, table.name());
  }

  @AfterEach
  void close() {
    writer.close();
    clearer.close();
  }

  private static DynamoConfiguration.Builder<String, String> eternal() {
    return Jvm.strings()
        .expiry(EternalExpiryPolicy.factoryOf())
        .compression(Compression.NONE)
        .set("chunk-size", 1_000)
        .set("purge-rate", 100_000)
        .clearVisibility(Duration.ofMillis(50))
        .set("attempt-timeout", Duration.ofMillis(1_500))
        .callTimeout(Duration.ofMillis(1_500));
  }

  private static DynamoConfiguration.Builder<String, String> expiring() {
    return eternal().expiry(CreatedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_HOUR));
  }

  private static Map<String, String> entries() {
    return IntStream.range(0, 40).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"));
  }

  @ParameterizedTest(name = "the first JVM to open the cache is the {0}")
  @CsvSource({"writer", "clearer"})
  void eternalEntriesOfAnotherJvmArePurgedAfterAClear(String first) {
    if (first.equals("clearer")) {
      clearer.cache(CACHE, expiring());
    }
    writer.cache(CACHE, eternal()).putAll(entries());
    List<String> left = table.partitionKeys(CACHE);
    Cache<String, String> cache =
        first.equals("clearer")
            ? clearer.manager.getCache(CACHE)
            : clearer.cache(CACHE, expiring());

    cache.clear();

    awaitPurged(left, cache);
  }

  @Test
  void entriesWithoutTtlOfAnotherJvmArePurgedAfterAClear() {
    clearer.cache(CACHE, expiring());
    writer.cache(CACHE, expiring().set("native-ttl", false)).putAll(entries());
    List<String> left = table.partitionKeys(CACHE);
    Cache<String, String> cache = clearer.manager.getCache(CACHE);

    cache.clear();

    awaitPurged(left, cache);
  }

  @Test
  void aClearByAJvmThatDoesNotPurgeLeavesThePurgeToAnother() {
    clearer.cache(CACHE, eternal().set("purge-rate", 0));
    Cache<String, String> there = writer.cache(CACHE, eternal());
    there.putAll(entries());
    List<String> left = table.partitionKeys(CACHE);

    clearer.manager.getCache(CACHE).clear();

    awaitPurged(left, there);
  }

  @Test
  void eternalEntriesThatAreWrittenAfterAnotherJvmsClearArePurgedAfterTheNextOne() {
    Cache<String, String> here = clearer.cache(CACHE, expiring());
    Cache<String, String> there = writer.cache(CACHE, eternal());
    here.clear();
    await().atMost(LONG).until(() -> seen(here, there));
    List<String> left = table.partitionKeys(CACHE);
    there.putAll(entries());

    here.clear();

    awaitPurged(left, here);
  }

  private static boolean seen(Cache<String, String> here, Cache<String, String> there) {
    there.put("seen", "v");
    return here.containsKey("seen");
  }

  @Test
  void anEntryThatGoesIntoAnEndedGenerationAfterItsPurgeIsPurgedToo() {
    Cache<String, String> idle =
        writer.cache(CACHE, eternal().clearVisibility(Duration.ofMillis(1)));
    idle.put("k", "v");
    List<String> left = table.partitionKeys(CACHE);
    Cache<String, String> here = clearer.cache(CACHE, eternal());
    here.clear();
    awaitPurged(left, here);

    idle.put("k", "2");

    assertThat(here.get("k")).isEqualTo("2");
    awaitPurged(left, here);
  }

  @Test
  void chunksOfAnotherJvmAreDeletedWhenTheirValueIsReplaced() {
    writer.cache(CACHE, eternal()).put("k", "long".repeat(2_000));
    assertThat(chunks()).isPositive();
    Cache<String, String> restarted = clearer.cache(CACHE, eternal());

    restarted.put("k", "short");

    await().atMost(LONG).until(() -> chunks() == 0);
    assertThat(restarted.get("k")).isEqualTo("short");
  }

  @Test
  void chunksOfAnotherJvmAreDeletedWhenTheirValuesAreReplacedInABatch() {
    writer.cache(CACHE, eternal()).put("k1", "long".repeat(2_000));
    assertThat(chunks()).isPositive();
    Cache<String, String> restarted = clearer.cache(CACHE, eternal());

    restarted.putAll(entries());

    await().atMost(LONG).until(() -> chunks() == 0);
  }

  @Test
  void chunksOfAnotherJvmThatHaveNoTtlAreDeletedWhenTheirValueIsReplaced() {
    clearer.cache(CACHE, expiring());
    writer.cache(CACHE, expiring().set("native-ttl", false)).put("k", "long".repeat(2_000));
    assertThat(chunks()).isPositive();
    Cache<String, String> cache = clearer.manager.getCache(CACHE);
    await().pollDelay(Duration.ofMillis(100)).until(() -> true); // what it knew is too old now
    cache.get("other key");

    cache.put("k", "short");

    await().atMost(LONG).until(() -> chunks() == 0);
  }

  @Test
  void aJvmSaysOnceForAGenerationWhatItWrites() {
    clearer.cache(CACHE, expiring());
    Cache<String, String> there =
        writer.cache(CACHE, eternal().clearVisibility(Duration.ofHours(1)));
    writer.log.clear();

    there.put("a", "v");
    there.put("b", "v");
    there.putAll(entries());

    assertThat(writer.log.operations())
        .containsExactly("UpdateItem", "PutItem", "PutItem", "BatchWriteItem", "BatchWriteItem");
    assertThat(RawTable.attribute(table.meta(CACHE), "h").ss())
        .containsExactlyInAnyOrder("eternal", "ttl");
  }

  @Test
  void thePurgeWaitsForTheJvmThatGoesOnLongest() {
    Cache<String, String> patient =
        writer.cache(CACHE, eternal().clearVisibility(Duration.ofSeconds(3)));
    patient.put("k", "v");
    List<String> left = table.partitionKeys(CACHE);
    Cache<String, String> here = clearer.cache(CACHE, eternal());
    here.get("k");

    here.clear();
    patient.put("written into the ended generation", "v");

    awaitPurged(left, here);
  }

  private void awaitPurged(List<String> partitionKeys, Cache<String, String> cache) {
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              cache.containsKey("anything"); // meets the list of what must be purged
              return !table.meta(CACHE).containsKey("o") && table.count(partitionKeys) == 0;
            });
  }

  private long chunks() {
    return dynamo
        .client()
        .scanPaginator(scan -> scan.tableName(table.name()).consistentRead(true))
        .items()
        .stream()
        .map(item -> item.getOrDefault("pk", AttributeValue.fromS("")).s())
        .filter(pk -> pk.matches(".*#c[0-9]+"))
        .count();
  }
}
