package io.github.dynamojcache.semantics.bigvalues;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Lifetimes;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.SharedTable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.expiry.AccessedExpiryPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chunks stay as long as their entry, and not for ever, whoever moves its deadline. */
@Tag("server")
class BigValueTouchTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final String BIG = "b".repeat(1_000);
  private static final String OTHER = "o".repeat(700);
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final Jvm jvm = SHARED.jvm();
  private final Jvm other = SHARED.other();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();

  @AfterEach
  void everyOrderedRaceHappened() {
    assertThat(jvm.faults.pending()).isZero();
  }

  private static DynamoConfiguration.Builder<String, String> chunking() {
    return Jvm.strings().compression(Compression.NONE).set("chunk-size", 100);
  }

  private static DynamoConfiguration.Builder<String, String> tenDaysAfterAnAccess() {
    return chunking()
        .expiry(AccessedExpiryPolicy.factoryOf(new javax.cache.expiry.Duration(TimeUnit.DAYS, 10)));
  }

  private long deadline() {
    return RawTable.deadline(table.onlyItem(name));
  }

  private void letLifetimeBe(long millis) {
    table.set(table.onlyItem(name), "x", RawTable.number(System.currentTimeMillis() + millis));
  }

  /** The deadlines of the chunks that the entry refers to. */
  private List<Long> deadlinesOfChunks(String id) {
    return table.partitionKeys(name).stream()
        .map(pk -> pk.replaceAll("#(\\d+)$", "#c$1"))
        .flatMap(pk -> table.partition(pk).stream())
        .filter(chunk -> RawTable.attribute(chunk, "sk").s().startsWith(id))
        .map(RawTable::deadline)
        .toList();
  }

  private String chunkId() {
    var description = RawTable.attribute(table.onlyItem(name), "v").b().asByteBuffer().position(4);
    return new java.util.UUID(description.getLong(), description.getLong()).toString();
  }

  @Test
  void aWriteThatKeepsADeadlineWhichIsMovedMeanwhileLetsItsChunksStayAsLong() {
    Cache<String, String> cache = jvm.cache(name, tenDaysAfterAnAccess());
    cache.put("k", OTHER);
    letLifetimeBe(HOUR);
    jvm.faults.next("UpdateItem").runBefore(() -> letLifetimeBe(10 * DAY));

    cache.put("k", BIG);

    assertThat(deadline()).isGreaterThan(System.currentTimeMillis() + 9 * DAY);
    assertThat(deadlinesOfChunks(chunkId()))
        .hasSize(11)
        .allSatisfy(chunk -> assertThat(chunk).isGreaterThan(deadline()));
  }

  /** The retry is refused, and finds its own write, touched by then. */
  @Test
  void aWriteThatLostItsAnswerAndWasTouchedMeanwhileLetsItsChunksStayAsLong() {
    Cache<String, String> cache = jvm.cache(name, tenDaysAfterAnAccess());
    cache.put("k", OTHER);
    letLifetimeBe(HOUR);
    jvm.faults.next("UpdateItem").dropResponse();
    jvm.faults.next("UpdateItem").runBefore(() -> letLifetimeBe(10 * DAY));

    cache.<@Nullable Void>invoke(
        "k",
        (entry, arguments) -> {
          entry.setValue(BIG);
          return null;
        });

    assertThat(deadline()).isGreaterThan(System.currentTimeMillis() + 9 * DAY);
    assertThat(deadlinesOfChunks(chunkId()))
        .hasSize(11)
        .allSatisfy(chunk -> assertThat(chunk).isGreaterThan(deadline()));
  }

  @Test
  void aTouchThatMeetsAnotherValueLetsTheChunksOfThatStayAsLong() {
    Cache<String, String> cache = jvm.cache(name, tenDaysAfterAnAccess());
    Cache<String, String> theirs = other.cache(name, tenDaysAfterAnAccess());
    cache.put("k", OTHER);
    letLifetimeBe(HOUR);
    jvm.faults.next("UpdateItem").runBefore(() -> theirs.put("k", BIG));

    assertThat(cache.get("k")).isEqualTo(OTHER);

    assertThat(deadline()).isGreaterThan(System.currentTimeMillis() + 9 * DAY);
    assertThat(deadlinesOfChunks(chunkId()))
        .hasSize(11)
        .allSatisfy(chunk -> assertThat(chunk).isGreaterThan(deadline()));
    assertThat(theirs.get("k")).isEqualTo(BIG);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1})
  void chunksOfAnEntryThatIsNoLongerEternalExpireToo(double touchThreshold) {
    Cache<String, String> cache =
        jvm.cache(
            name,
            chunking()
                .touchThreshold(touchThreshold)
                .expiry(Lifetimes.policy(Lifetimes.ETERNAL, Lifetimes.UNCHANGED, Lifetimes.HOUR)));
    cache.put("k", BIG);
    assertThat(deadlinesOfChunks(chunkId())).containsOnly(RawTable.ETERNAL);

    assertThat(cache.get("k")).isEqualTo(BIG);

    assertThat(deadline()).isLessThanOrEqualTo(System.currentTimeMillis() + HOUR);
    assertThat(deadlinesOfChunks(chunkId()))
        .hasSize(11)
        .allSatisfy(
            chunk -> assertThat(chunk).isBetween(deadline() + DAY, deadline() + DAY + HOUR));
    assertThat(cache.get("k")).isEqualTo(BIG);
  }
}
