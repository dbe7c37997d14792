package io.github.dynamojcache.semantics.bigvalues;

import static javax.cache.expiry.Duration.ONE_HOUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.UndecodableValuesMXBean;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.options.Oversize;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.SharedTable;
import io.github.dynamojcache.testing.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.expiry.CreatedExpiryPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values in several items, while others write them, while requests fail, and where not wanted. */
@Tag("races")
@Tag("server")
class BigValueRacesTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final String BIG = "b".repeat(1_000);

  /** As long as chunks stay that nobody refers to any more. */
  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  final Jvm jvm = SHARED.jvm();
  private final Jvm other = SHARED.other();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();

  @BeforeEach
  void calm() {
    jvm.faults.reset();
  }

  private static DynamoConfiguration.Builder<String, String> chunking() {
    return Jvm.strings()
        .compression(Compression.NONE)
        .set("chunk-size", 100)
        .expiry(CreatedExpiryPolicy.factoryOf(ONE_HOUR));
  }

  @Test
  void noReaderSeesAMixOfTwoWrites() throws Exception {
    Cache<String, String> here = jvm.cache(name, chunking());
    Cache<String, String> there = other.cache(name, chunking());
    here.put("k", "a".repeat(1_000));
    AtomicInteger writing = new AtomicInteger(2);
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (Cache<String, String> writer : List.of(here, there)) {
      tasks.add(
          () -> {
            for (int i = 0; i < 40; i++) {
              writer.put("k", String.valueOf((char) ('a' + i % 26)).repeat(1_000 + i));
            }
            return writing.decrementAndGet();
          });
    }
    for (Cache<String, String> reader : List.of(here, there)) {
      tasks.add(
          () -> {
            int read = 0;
            while (writing.get() > 0) {
              String value = reader.get("k");
              assertThat(value).isNotNull().matches("(.)\\1{999,}");
              read++;
            }
            return read;
          });
    }

    assertThat(Threads.runTogether(tasks)).hasSize(4);
  }

  @Test
  void numbersInBigValuesAreCountedByBothJvms() throws Exception {
    Cache<String, String> here = jvm.cache(name, chunking());
    Cache<String, String> there = other.cache(name, chunking());
    Callable<Boolean> hereCounts = () -> countTo(here, 10);
    Callable<Boolean> thereCounts = () -> countTo(there, 10);

    Threads.runTogether(List.of(hereCounts, thereCounts));

    assertThat(here.get("k")).isEqualTo("#".repeat(500 + 20));
  }

  private static boolean countTo(Cache<String, String> cache, int times) {
    for (int i = 0; i < times; i++) {
      cache.<Void>invoke(
          "k",
          (entry, arguments) -> {
            entry.setValue(entry.exists() ? entry.getValue() + "#" : "#".repeat(501));
            return null;
          });
    }
    return true;
  }

  @Test
  void aCrashBetweenTheChunksAndTheEntryLeavesTheOldValue() {
    Cache<String, String> cache = jvm.cache(name, chunking());
    cache.put("k", "before");
    jvm.faults.every("UpdateItem").failBeforeSending();

    assertThatThrownBy(() -> cache.put("k", BIG)).isInstanceOf(CacheException.class);

    jvm.faults.reset();
    assertThat(cache.get("k")).isEqualTo("before");
  }

  @Test
  void aCrashAmongTheChunksLeavesTheOldValue() {
    Cache<String, String> cache = jvm.cache(name, chunking());
    cache.put("k", "before");
    jvm.faults.every("BatchWriteItem").failBeforeSending();

    assertThatThrownBy(() -> cache.put("k", BIG)).isInstanceOf(CacheException.class);

    jvm.faults.reset();
    assertThat(cache.get("k")).isEqualTo("before");
  }

  @Test
  void aValueThatIsWrittenOverWhileItIsReadIsReadAnew() {
    Cache<String, String> here = jvm.cache(name, eternal());
    Cache<String, String> there =
        other.cache(name, eternal().set("call-timeout", A_MOMENT).set("attempt-timeout", A_MOMENT));
    here.put("k", BIG);
    jvm.faults
        .next("BatchGetItem")
        .runBefore(
            () -> {
              there.put("k", "x".repeat(700));
              awaitChunks(8);
            });

    assertThat(here.get("k")).isEqualTo("x".repeat(700));
  }

  private static DynamoConfiguration.Builder<String, String> eternal() {
    return Jvm.strings()
        .compression(Compression.NONE)
        .set("chunk-size", 100)
        .clearVisibility(Duration.ofHours(1));
  }

  private void awaitChunks(int count) {
    await().atMost(Duration.ofSeconds(20)).until(() -> chunks().size() == count);
  }

  private List<Map<String, AttributeValue>> chunks() {
    return table.partitionKeys(name).stream()
        .map(
            pk ->
                pk.substring(0, pk.lastIndexOf('#') + 1)
                    + "c"
                    + pk.substring(pk.lastIndexOf('#') + 1))
        .flatMap(pk -> table.partition(pk).stream())
        .toList();
  }

  @Test
  void aMissingChunkIsACountedMiss() {
    Cache<String, String> cache = jvm.cache(name, chunking().statistics(true));
    cache.put("k", BIG);
    table.delete(chunks().get(3));

    assertThat(cache.get("k")).isNull();
    assertThat(cache.unwrap(UndecodableValuesMXBean.class).getReasons())
        .containsEntry("INCOMPLETE", 1L);
    assertThat(cache.putIfAbsent("k", BIG)).isTrue();
    assertThat(cache.get("k")).isEqualTo(BIG);
  }

  @Test
  void anAlteredChunkIsAMiss() {
    Cache<String, String> cache = jvm.cache(name, chunking());
    cache.put("k", BIG);
    table.set(chunks().get(3), "v", AttributeValue.fromB(SdkBytes.fromUtf8String("y".repeat(92))));

    assertThat(cache.get("k")).isNull();
  }

  @Test
  void aLostAnswerToTheWriteOfTheEntryIsNoLostRace() {
    Cache<String, String> cache = jvm.cache(name, chunking());
    jvm.faults.next("PutItem").dropResponse();

    assertThat(cache.putIfAbsent("k", BIG)).isTrue();

    assertThat(cache.get("k")).isEqualTo(BIG);
  }

  @Test
  void chunksThatCouldNotBeTakenAtOnceAreSentAgain() {
    Cache<String, String> cache = jvm.cache(name, chunking());
    jvm.batches.leaveUnprocessed(2);

    cache.put("k", BIG);

    assertThat(cache.get("k")).isEqualTo(BIG);
  }

  @Test
  void whatIsSkippedIsNotStoredAndRemovesWhatStoodThere() {
    Cache<String, String> cache =
        jvm.cache(name, chunking().oversize(Oversize.SKIP).statistics(true));
    String huge = "h".repeat(500_000);
    cache.put("k", "before");

    cache.put("k", huge);
    cache.put("new", huge);

    assertThat(cache.get("k")).isNull();
    assertThat(cache.get("new")).isNull();
    assertThat(cache.putIfAbsent("k", huge)).isFalse();
    cache.put("k", "again");
    assertThat(cache.replace("k", huge)).isTrue();
    assertThat(cache.containsKey("k")).isFalse();
    cache.put("k", "again");
    assertThat(cache.replace("k", "again", huge)).isTrue();
    assertThat(cache.containsKey("k")).isFalse();
    cache.put("k", "again");
    cache.putAll(Map.of("k", huge, "l", "small"));
    assertThat(cache.getAll(Set.of("k", "l"))).isEqualTo(Map.of("l", "small"));
    assertThat(table.items(name)).hasSize(1);
  }

  @Test
  void aValueInChunksIsReadWhateverIsSetForWriting() {
    jvm.cache(name, chunking()).put("k", BIG);

    assertThat(other.cache(name, Jvm.strings().oversize(Oversize.FAIL)).get("k")).isEqualTo(BIG);
  }

  @Test
  void aValueInChunksThatExceedsTheMaximumIsNotFetched() {
    jvm.cache(name, chunking()).put("k", "x".repeat(100_000));
    other.log.clear();

    Cache<String, String> strict = other.cache(name, Jvm.strings().set("max-value-size", "1KiB"));

    assertThat(strict.get("k")).isNull();
    assertThat(strict.unwrap(UndecodableValuesMXBean.class).getReasons())
        .containsEntry("LIMIT", 1L);
    assertThat(other.log.count("BatchGetItem")).isZero();
  }
}
