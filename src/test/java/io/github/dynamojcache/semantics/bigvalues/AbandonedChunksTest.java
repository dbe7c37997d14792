package io.github.dynamojcache.semantics.bigvalues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.SharedTable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Chunks of eternal entries are deleted when nobody refers to them any more, since DynamoDB's own
 * expiry never takes them; those that somebody refers to stay.
 */
@Tag("server")
class AbandonedChunksTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final String BIG = "b".repeat(1_000);
  private static final String OTHER = "o".repeat(700);

  /** As long as chunks stay that nobody refers to any more. */
  private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);

  private static final int CHUNKS_OF_BIG = 11;
  private static final int CHUNKS_OF_OTHER = 8;

  private final Jvm jvm = SHARED.jvm();
  private final Jvm other = SHARED.other();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();

  @BeforeEach
  void calm() {
    jvm.faults.reset();
  }

  private static DynamoConfiguration.Builder<String, String> eternal() {
    return Jvm.strings()
        .compression(Compression.NONE)
        .set("chunk-size", 100)
        .set("call-timeout", LONGEST_RETRY)
        .set("attempt-timeout", LONGEST_RETRY);
  }

  private List<String> chunkPartitions() {
    return table.partitionKeys(name).stream().map(pk -> pk.replaceAll("#(\\d+)$", "#c$1")).toList();
  }

  private void awaitChunks(int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(table.count(chunkPartitions())).isEqualTo(count));
  }

  @Test
  void aPutWhoseAnswerWasLostKeepsItsOwnChunks() {
    Cache<String, String> cache = jvm.cache(name, eternal());
    jvm.faults.next("PutItem").dropResponse();

    cache.put("k", BIG); // the retry sees what the first try wrote
    cache.put("l", OTHER);
    cache.remove("l");

    awaitChunks(CHUNKS_OF_BIG);
    assertThat(cache.get("k")).isEqualTo(BIG);
  }

  @Test
  void aGetAndPutWhoseAnswerWasLostKeepsItsOwnChunks() {
    Cache<String, String> cache = jvm.cache(name, eternal());
    jvm.faults.next("PutItem").dropResponse();

    assertThatThrownBy(() -> cache.getAndPut("k", BIG)).hasMessageContaining("cannot tell");
    cache.put("l", OTHER);
    cache.remove("l");

    awaitChunks(CHUNKS_OF_BIG);
    assertThat(cache.get("k")).isEqualTo(BIG);
  }

  @Test
  void aPutThatIsDoneAgainOverWhatAnotherJvmWroteIsWhole() {
    Cache<String, String> cache = jvm.cache(name, eternal());
    Cache<String, String> theirs = other.cache(name, eternal());
    losesItsAnswerAndThen(() -> theirs.put("k", OTHER));

    cache.put("k", BIG);
    awaitChunks(CHUNKS_OF_BIG);

    assertThat(theirs.get("k")).isEqualTo(BIG);
  }

  @Test
  void aPutIfAbsentThatPutsAgainWhatAnotherJvmRemovedIsWhole() {
    Cache<String, String> cache = jvm.cache(name, eternal());
    Cache<String, String> theirs = other.cache(name, eternal());
    losesItsAnswerAndThen(() -> theirs.remove("k"));

    assertThat(cache.putIfAbsent("k", BIG)).isTrue();
    cache.put("l", OTHER);
    cache.remove("l");
    awaitChunks(CHUNKS_OF_BIG);

    assertThat(theirs.get("k")).isEqualTo(BIG);
  }

  /** Its retry is refused, and must not take away what another JVM is just reading. */
  @Test
  void aValueWhoseAnswerWasLostIsThereForWhoeverReplacesIt() throws Exception {
    Cache<String, String> cache = jvm.cache(name, eternal());
    Cache<String, String> theirs = other.cache(name, eternal());
    CountDownLatch replaced = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    other
        .faults
        .next("BatchGetItem") // of the old value's chunks
        .runBefore(
            () -> {
              replaced.countDown();
              hold(goOn);
            });
    CompletableFuture<String> old = new CompletableFuture<>();
    losesItsAnswerAndThen(
        () -> {
          old.completeAsync(() -> theirs.getAndPut("k", "small"));
          hold(replaced);
        });

    assertThat(cache.putIfAbsent("k", BIG)).isFalse();
    cache.put("l", OTHER); // what is done in the background is done by now
    goOn.countDown();

    assertThat(old.get()).isEqualTo(BIG);
  }

  /** Nobody knows whether it was written: its writer must not take it away from a reader. */
  @Test
  void aValueWhoseWriteFailedAndWasDoneIsThereForWhoeverRemovesIt() {
    Cache<String, String> cache = jvm.cache(name, eternal());
    Cache<String, String> theirs = other.cache(name, eternal());
    CountDownLatch removed = new CountDownLatch(1);
    jvm.faults.every("PutItem").dropResponse();
    jvm.faults.next("BatchGetItem").runBefore(() -> hold(removed)); // does the entry refer to it?
    other
        .faults
        .next("BatchGetItem") // of the old value's chunks
        .runBefore(
            () -> {
              removed.countDown();
              letChunksBeDeleted();
            });

    assertThatThrownBy(() -> cache.put("k", BIG)).isInstanceOf(CacheException.class);

    assertThat(theirs.getAndRemove("k")).isEqualTo(BIG);
    awaitChunks(0);
  }

  /** Waits for what must not happen, for less than chunks stay. */
  private void letChunksBeDeleted() {
    long end = System.nanoTime() + LONGEST_RETRY.dividedBy(2).toNanos();
    Awaitility.await()
        .until(() -> table.count(chunkPartitions()) == 0 || System.nanoTime() - end > 0);
  }

  private static void hold(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void losesItsAnswerAndThen(Runnable theirWrite) {
    jvm.faults.next("PutItem").dropResponse();
    jvm.faults.next("PutItem").runBefore(theirWrite);
  }

  @Test
  void anOldValueInChunksThatCannotBeReadIsNoReasonForTheWriteNotToBeDone() {
    Cache<String, String> cache = jvm.cache(name, eternal());
    cache.put("k", BIG);
    jvm.faults.every("BatchGetItem").failBeforeSending();

    assertThatThrownBy(() -> cache.getAndRemove("k")).isInstanceOf(CacheException.class);

    assertThat(cache.containsKey("k")).isFalse();
  }

  @Test
  void aPutThatFailsLeavesNoChunks() {
    Cache<String, String> cache = jvm.cache(name, eternal());
    cache.put("k", OTHER);
    jvm.faults.every("PutItem").failBeforeSending();

    assertThatThrownBy(() -> cache.put("k", BIG)).isInstanceOf(CacheException.class);

    awaitChunks(CHUNKS_OF_OTHER);
    assertThat(cache.get("k")).isEqualTo(OTHER);
  }

  @Test
  void aPutThatWasAppliedAlthoughItFailedKeepsItsChunks() {
    Cache<String, String> cache = jvm.cache(name, eternal());
    jvm.faults.every("PutItem").dropResponse();

    assertThatThrownBy(() -> cache.put("k", BIG)).isInstanceOf(CacheException.class);
    jvm.faults.reset();
    cache.put("l", OTHER);
    cache.remove("l");

    awaitChunks(CHUNKS_OF_BIG);
    assertThat(cache.get("k")).isEqualTo(BIG);
  }

  @Test
  void aPutOfWhichSomeChunksFailLeavesNone() {
    Cache<String, String> cache = jvm.cache(name, eternal().set("chunk-size", 20));
    jvm.faults.every(call -> call.body().contains("AAAAAAAAAAAA")).failBeforeSending();

    assertThatThrownBy(() -> cache.put("k", "b".repeat(1_000) + "\0".repeat(1_000)))
        .isInstanceOf(CacheException.class);

    awaitChunks(0);
    assertThat(table.items(name)).isEmpty();
  }

  @Test
  void aBatchOfWhichTheEntriesFailLeavesOnlyTheChunksOfThoseThatStand() {
    Cache<String, String> cache = jvm.cache(name, eternal());
    cache.put("k", OTHER);
    jvm.faults
        .every(call -> call.operation().equals("BatchWriteItem") && call.body().contains("s:k"))
        .failBeforeSending();
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("k", BIG);
    entries.put("l", BIG);

    assertThatThrownBy(() -> cache.putAll(entries)).isInstanceOf(CacheException.class);

    awaitChunks(CHUNKS_OF_OTHER);
    assertThat(cache.get("k")).isEqualTo(OTHER);
  }

  @Test
  void aJvmThatHasReadABigValueDeletesItsChunksWhenItWritesOverIt() {
    other.cache(name, eternal()).put("k", BIG);
    Cache<String, String> cache = jvm.cache(name, eternal());
    assertThat(cache.get("k")).isEqualTo(BIG);

    cache.put("k", "small");

    awaitChunks(0);
    assertThat(cache.get("k")).isEqualTo("small");
  }

  @Test
  void aJvmThatHasIteratedABigValueDeletesItsChunksInABatch() {
    other.cache(name, eternal()).put("k", BIG);
    Cache<String, String> cache = jvm.cache(name, eternal());
    assertThat(cache).hasSize(1);

    cache.putAll(Map.of("k", "small"));

    awaitChunks(0);
  }
}
