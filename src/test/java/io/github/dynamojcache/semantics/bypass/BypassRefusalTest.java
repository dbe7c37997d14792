package io.github.dynamojcache.semantics.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.Outages;
import io.github.dynamojcache.testing.SharedTable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What does not pass by itself is no outage: it is thrown, and nothing is given up for it. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class BypassRefusalTest {

  @RegisterExtension static final SharedTable TABLE = new SharedTable();

  private final Jvm jvm = TABLE.jvm();

  @AfterEach
  void endTheOutage() {
    jvm.faults.reset();
  }

  private Cache<String, String> afterAnOutageInWhichKWasRemoved() {
    Cache<String, String> cache = jvm.cache(TABLE.newCacheName(), Outages.passing());
    cache.put("k", "old");
    cache.put("untouched", "v");
    Outages.begin(jvm, cache);
    cache.remove("k");
    jvm.faults.reset();
    return cache;
  }

  private void refuse(String operation) {
    jvm.faults.every(operation).error(400, "AccessDeniedException", "on purpose");
  }

  @Test
  void aRefusedProbeIsThrownAndTheCacheIsNotEmptiedForIt() {
    Cache<String, String> cache = afterAnOutageInWhichKWasRemoved();
    refuse("GetItem");

    await()
        .untilAsserted(
            () -> assertThatThrownBy(() -> cache.get("k")).hasMessageContaining("permission"));
    assertThat(Outages.mode(cache).isGenerationChangeDue()).isFalse();

    Outages.end(jvm, cache);
    assertThat(cache.get("k")).isNull();
    assertThat(cache.get("untouched")).isEqualTo("v");
    assertThat(Outages.mode(cache).getGenerationChanges()).isZero();
    cache.close();
  }

  @Test
  void whereDeletingIsRefusedTheCacheIsEmptiedAndNothingIsThrown() {
    Cache<String, String> cache = afterAnOutageInWhichKWasRemoved();
    refuse("BatchWriteItem");

    Outages.awaitRecovery(cache);

    assertThat(cache.get("k")).isNull();
    assertThat(cache.get("untouched")).isNull();
    assertThat(Outages.mode(cache).getGenerationChanges()).isEqualTo(1);
    cache.close();
  }

  /** The same for a single key, while everything else is served. */
  @Test
  void whereDeletingASingleKeyIsRefusedTheCacheIsEmptied() {
    Cache<String, String> cache =
        jvm.cache(TABLE.newCacheName(), Outages.passing().set("bypass-after", 100));
    cache.put("k", "old");
    refuse("BatchWriteItem");
    jvm.faults.next("DeleteItem").internalServerError();
    jvm.faults.next("DeleteItem").internalServerError();
    jvm.faults.next("DeleteItem").internalServerError();
    cache.remove("k");

    Outages.awaitRecovery(cache);

    assertThat(cache.get("k")).isNull();
    assertThat(Outages.mode(cache).getGenerationChanges()).isEqualTo(1);
    cache.close();
  }

  @Test
  void whereEmptyingIsRefusedTooThatIsThrownUntilItIsMended() {
    Cache<String, String> cache = afterAnOutageInWhichKWasRemoved();
    refuse("BatchWriteItem");
    refuse("UpdateItem");

    await()
        .untilAsserted(
            () -> assertThatThrownBy(() -> cache.get("k")).hasMessageContaining("permission"));

    Outages.end(jvm, cache);
    assertThat(cache.get("k")).isNull();
    cache.close();
  }

  @Test
  void aClientThatWasClosedIsThrown(LocalDynamo dynamo) {
    try (Jvm closing = new Jvm(dynamo, TABLE.table().name())) {
      Cache<String, String> cache = closing.cache(TABLE.newCacheName(), Outages.lasting());
      closing.faults.close();

      assertThatThrownBy(() -> cache.put("k", "v"))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("The DynamoDbClient is closed");

      assertThat(Outages.mode(cache).getState()).isEqualTo("CLOSED");
      assertThat(Outages.mode(cache).getFailures()).isZero();
      assertThat(Outages.mode(cache).getJournalledKeys()).isZero();
    }
  }

  @Test
  void anInterruptIsThrownAndIsNoOutage() throws Exception {
    Cache<String, String> cache = jvm.cache(TABLE.newCacheName(), Outages.lasting());
    jvm.log.clear();
    jvm.faults.next("PutItem").delay(Duration.ofMinutes(10));
    CompletableFuture<Boolean> flag = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                cache.put("k", "v");
                flag.completeExceptionally(new AssertionError("nothing was thrown"));
              } catch (CacheException e) {
                flag.complete(Thread.currentThread().isInterrupted());
              }
            });
    thread.start();
    await().until(() -> jvm.log.count("PutItem") == 1);

    thread.interrupt();

    assertThat(flag.get()).isTrue();
    assertThat(Outages.mode(cache).getState()).isEqualTo("CLOSED");
    assertThat(Outages.mode(cache).getFailures()).isZero();
    cache.close();
  }

  @Test
  void inAnOutageAnInterruptedThreadIsBypassedAsAnyOther() {
    Cache<String, String> cache = jvm.cache(TABLE.newCacheName(), Outages.lasting());
    Outages.begin(jvm, cache);

    Thread.currentThread().interrupt();
    cache.put("k", "v");
    String found = cache.get("k");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(found).isNull();
    cache.close();
  }

  /** Threads that share a request share its failure; it says no more than one. */
  @Test
  void aRequestThatManyShareFailsOnce() throws Exception {
    Cache<String, String> cache =
        jvm.cache(
            TABLE.newCacheName(),
            Outages.lasting()
                .set("bypass-after", 3)
                .set("clear-visibility", Duration.ofMinutes(10)));
    List<Thread> sharers =
        Stream.generate(() -> new Thread(() -> cache.get("k"))).limit(8).toList();
    jvm.faults
        .next("GetItem")
        .runBefore(
            () -> {
              sharers.forEach(Thread::start);
              await().until(() -> sharers.stream().allMatch(BypassRefusalTest::isWaiting));
            });
    jvm.faults.every("GetItem").failBeforeSending();

    cache.get("k");
    for (Thread sharer : sharers) {
      sharer.join();
    }

    assertThat(Outages.mode(cache).getFailures()).isEqualTo(1);
    assertThat(Outages.mode(cache).getSkippedReads()).isEqualTo(8);
    assertThat(Outages.mode(cache).getState()).isEqualTo("CLOSED");
    cache.close();
  }

  private static boolean isWaiting(Thread thread) {
    return thread.getState() == Thread.State.TIMED_WAITING;
  }
}
