package io.github.dynamojcache.semantics.generations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoConfiguration;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;

/** What a clear leaves in the table: who deletes it, how fast, and what is left alone. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class PurgeTest {

  private static final String CACHE = "purged";
  private static final int BATCH = 25;

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

  private static DynamoConfiguration.Builder<String, String> unitsPerSecond(int rate) {
    // A purge waits for writes that may still be under way: not long, here.
    return Jvm.strings()
        .set("purge-rate", rate)
        .clearVisibility(Duration.ofMillis(100))
        .set("attempt-timeout", Duration.ofMillis(900))
        .callTimeout(Duration.ofMillis(900));
  }

  private static Map<String, String> entries(int count) {
    return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"));
  }

  @Test
  void whatAClearLeavesBehindIsDeletedAndTheNewGenerationIsNot() {
    Cache<String, String> cache = jvm.cache(CACHE, unitsPerSecond(100_000));
    cache.putAll(entries(300));
    List<String> left = table.partitionKeys(CACHE);

    cache.clear();
    cache.putAll(entries(50));

    awaitEndOfPurge();
    assertThat(table.count(left)).isZero();
    assertThat(table.items(CACHE)).hasSize(50);
    assertThat(cache.getAll(entries(50).keySet())).isEqualTo(entries(50));
  }

  @Test
  void severalGenerationsAreDeletedOneAfterTheOther() {
    Cache<String, String> cache = jvm.cache(CACHE, unitsPerSecond(500));
    cache.putAll(entries(60));
    List<String> first = table.partitionKeys(CACHE);
    cache.clear();
    cache.putAll(entries(60));
    List<String> second = table.partitionKeys(CACHE);

    cache.clear();

    awaitEndOfPurge();
    assertThat(table.count(first)).isZero();
    assertThat(table.count(second)).isZero();
  }

  @Test
  void thePurgeKeepsToItsRate() {
    int rate = 50;
    Cache<String, String> cache = jvm.cache(CACHE, unitsPerSecond(rate).set("shards", 1));
    cache.putAll(entries(4 * BATCH));
    jvm.log.clear();
    long start = System.nanoTime();

    cache.clear();

    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              int deleted = deleted(jvm);
              double seconds = (System.nanoTime() - start) / 1e9;
              assertThat((double) deleted)
                  .as("deletes after %.2f s", seconds)
                  .isLessThanOrEqualTo(BATCH + rate * seconds);
              return deleted == 4 * BATCH;
            });
    awaitEndOfPurge();
    assertThat(deleted(jvm)).as("nothing is deleted twice").isEqualTo(4 * BATCH);
  }

  @Test
  void thePurgeStopsWhenTheManagerCloses() {
    Cache<String, String> cache = jvm.cache(CACHE, unitsPerSecond(BATCH));
    cache.putAll(entries(200));
    List<String> left = table.partitionKeys(CACHE);
    cache.clear();
    await().until(() -> deleted(jvm) > 0);

    long start = System.nanoTime();
    jvm.manager.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    int rest = table.count(left);
    assertThat(rest).isPositive();
    await()
        .during(Duration.ofMillis(1_500))
        .atMost(Duration.ofSeconds(10))
        .until(() -> table.count(left) == rest);
  }

  @Test
  void anotherJvmFinishesAPurgeThatStopped() {
    Cache<String, String> cache = jvm.cache(CACHE, unitsPerSecond(BATCH));
    cache.putAll(entries(200));
    List<String> left = table.partitionKeys(CACHE);
    cache.clear();
    cache.put("k", "of the new generation");
    await().until(() -> deleted(jvm) > 0);
    jvm.manager.close();
    int rest = table.count(left);
    assertThat(rest).isPositive();
    letTheLeaseRunOut();

    Cache<String, String> elsewhere = other.cache(CACHE, unitsPerSecond(100_000));

    awaitEndOfPurge();
    assertThat(table.count(left)).isZero();
    assertThat(deleted(other)).isEqualTo(rest);
    assertThat(elsewhere.get("k")).isEqualTo("of the new generation");
  }

  @Test
  void aSecondJvmDoesNotDoTheSameWork() {
    Cache<String, String> cache = jvm.cache(CACHE, unitsPerSecond(2 * BATCH));
    cache.putAll(entries(100));
    cache.clear();
    await().until(() -> deleted(jvm) > 0);

    Cache<String, String> elsewhere =
        other.cache(CACHE, unitsPerSecond(100_000).clearVisibility(Duration.ZERO));

    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              elsewhere.get("k"); // sees that there is garbage, each time
              return !table.meta(CACHE).containsKey("o");
            });
    assertThat(deleted(other)).isZero();
    assertThat(deleted(jvm)).isEqualTo(100);
  }

  @Test
  void entriesWithADeadlineAreLeftToDynamosOwnExpiry() {
    Cache<String, String> eternal = jvm.cache(CACHE, unitsPerSecond(100_000));
    eternal.putAll(entries(30));
    Cache<String, String> expiring =
        other.cache(
            CACHE,
            unitsPerSecond(0)
                .expiry(CreatedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_HOUR)));
    expiring.put("with a deadline", "v");
    List<String> left = table.partitionKeys(CACHE);

    eternal.clear();

    awaitEndOfPurge();
    assertThat(left.stream().flatMap(partition -> table.partition(partition).stream()))
        .hasSize(1)
        .allSatisfy(item -> assertThat(RawTable.deadline(item)).isLessThan(RawTable.ETERNAL));
  }

  @Test
  void aCacheWhoseEntriesAllExpireHasNothingToPurge() {
    Cache<String, String> cache =
        jvm.cache(
            CACHE,
            unitsPerSecond(100_000)
                .expiry(CreatedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_HOUR)));
    cache.put("k", "v");
    jvm.log.clear();

    cache.clear();

    assertThat(table.meta(CACHE)).doesNotContainKey("o");
    assertThat(jvm.log.operations()).containsExactly("UpdateItem");
  }

  @Test
  void withoutNativeTtlEntriesWithADeadlineArePurgedToo() {
    Cache<String, String> cache =
        jvm.cache(
            CACHE,
            unitsPerSecond(100_000)
                .set("native-ttl", false)
                .expiry(CreatedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_HOUR)));
    cache.put("k", "v");
    List<String> left = table.partitionKeys(CACHE);

    cache.clear();

    awaitEndOfPurge();
    assertThat(table.count(left)).isZero();
  }

  @Test
  void aRateOfZeroNeverDeletes() {
    Cache<String, String> cache =
        jvm.cache(CACHE, unitsPerSecond(0).clearVisibility(Duration.ZERO));
    cache.putAll(entries(10));
    List<String> left = table.partitionKeys(CACHE);
    jvm.log.clear();

    cache.clear();

    await()
        .during(Duration.ofSeconds(1))
        .atMost(Duration.ofSeconds(10))
        .until(() -> cache.get("k1") == null && deleted(jvm) == 0);
    assertThat(table.count(left)).isEqualTo(10);
  }

  /** The list of generations that are to be purged is gone when it is empty. */
  private void awaitEndOfPurge() {
    await().atMost(Duration.ofSeconds(30)).until(() -> !table.meta(CACHE).containsKey("o"));
  }

  /** What would happen within half a minute. */
  private void letTheLeaseRunOut() {
    table.set(table.meta(CACHE), "lu", RawTable.number(System.currentTimeMillis() - 1));
  }

  private static int deleted(Jvm jvm) {
    return jvm.log.requests("BatchWriteItem").stream()
        .flatMap(
            request ->
                request.request(BatchWriteItemRequest.class).requestItems().values().stream())
        .mapToInt(
            items -> (int) items.stream().filter(item -> item.deleteRequest() != null).count())
        .sum();
  }
}
