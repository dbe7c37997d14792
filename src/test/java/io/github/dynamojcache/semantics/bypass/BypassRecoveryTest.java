package io.github.dynamojcache.semantics.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.options.FailureState;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.Outages;
import io.github.dynamojcache.testing.SharedTable;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a cache goes on without DynamoDB, and how it comes back. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class BypassRecoveryTest {

  @RegisterExtension static final SharedTable TABLE = new SharedTable();

  private static final int KEYS = 10_000;

  private final Jvm jvm = TABLE.jvm();
  private final Jvm other = TABLE.other();

  @AfterEach
  void endTheOutage() {
    jvm.faults.reset();
  }

  @Test
  void requestsAreSentUntilEnoughHaveFailed() {
    Cache<String, String> cache =
        jvm.cache(TABLE.newCacheName(), Outages.lasting().set("bypass-after", 3));
    jvm.faults.every(call -> true).failBeforeSending();
    jvm.log.clear();

    cache.get("a");
    cache.get("b");
    assertThat(Outages.mode(cache).getState()).isEqualTo("CLOSED");
    cache.get("c");

    assertThat(Outages.mode(cache).getState()).isEqualTo("OPEN");
    assertThat(Outages.mode(cache).getFailures()).isEqualTo(3);
    jvm.log.clear();
    assertThat(cache.get("d")).isNull();
    assertThat(jvm.log.count()).isZero();
    cache.close();
  }

  @Test
  void aHungRequestIsTriedAsOftenAsMaxAttemptsSays() {
    Cache<String, String> cache =
        jvm.cache(
            TABLE.newCacheName(),
            Outages.lasting()
                .set("attempt-timeout", Duration.ofMillis(200))
                .set("clear-visibility", Duration.ofMinutes(10)));
    jvm.faults.every(call -> true).delay(Duration.ofMinutes(10));
    jvm.log.clear();

    assertThat(cache.get("k")).isNull();

    assertThat(jvm.log.operations()).containsExactly("GetItem", "GetItem", "GetItem");
    cache.close();
  }

  @Test
  void aKeyWhoseRemovalFailedMissesWhileOthersAreServed() {
    Cache<String, String> cache =
        jvm.cache(TABLE.newCacheName(), Outages.lasting().set("bypass-after", 3));
    cache.put("k", "old");
    cache.put("l", "other");
    jvm.faults.every("DeleteItem").failBeforeSending();
    cache.remove("k");
    jvm.faults.reset();

    assertThat(cache.get("k")).isNull();
    assertThat(cache.getAndPut("k", "new")).isNull();
    assertThat(cache.getAll(Set.of("k", "l"))).containsOnlyKeys("l");
    assertThat(cache).extracting(Cache.Entry::getKey).containsExactly("l");
    assertThat(Outages.mode(cache).getState()).isEqualTo("CLOSED");
    cache.close();
  }

  /** Its page holds the entry as it was; meanwhile the entry is deleted, and the journal empty. */
  @Test
  void anIterationLeavesOutWhatWasJournalledWhenItBegan() {
    Cache<String, String> cache =
        jvm.cache(TABLE.newCacheName(), Outages.passing().set("bypass-after", 1_000));
    Set<String> kept = keys("a");
    Set<String> removed = keys("k");
    kept.forEach(key -> cache.put(key, "v"));
    removed.forEach(key -> cache.put(key, "old"));
    jvm.faults.every("DeleteItem").failBeforeSending();
    jvm.faults.every("BatchWriteItem").failBeforeSending();
    removed.forEach(cache::remove);
    Iterator<Cache.Entry<String, String>> entries = cache.iterator();
    assertThat(entries.hasNext()).isTrue(); // it has fetched its page
    jvm.faults.reset();
    Outages.awaitRecovery(cache);

    assertThat(entries)
        .toIterable()
        .extracting(Cache.Entry::getKey)
        .containsExactlyInAnyOrderElementsOf(kept);
    cache.close();
  }

  /** So many that every partition key has some. */
  private static Set<String> keys(String prefix) {
    return IntStream.range(0, 20).mapToObj(i -> prefix + i).collect(Collectors.toSet());
  }

  @Test
  void closingMakesUpForSingleKeysIfDynamoAnswers() {
    String name = TABLE.newCacheName();
    Cache<String, String> cache = jvm.cache(name, Outages.lasting().set("bypass-after", 3));
    cache.put("k", "old");
    jvm.faults.every("DeleteItem").failBeforeSending();
    cache.remove("k");
    jvm.faults.reset();

    cache.close();

    assertThat(other.cache(name).get("k")).isNull();
  }

  @Test
  void closingInAnOutageSendsNothing() {
    Cache<String, String> cache = jvm.cache(TABLE.newCacheName(), Outages.lasting());
    Outages.begin(jvm, cache);
    cache.put("k", "v");

    cache.close();

    assertThat(jvm.log.count()).isZero();
    assertThat(cache.isClosed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AccessDeniedException", "ResourceNotFoundException"})
  void whatIsSetUpWrongIsThrown(String code) {
    Cache<String, String> cache = jvm.cache(TABLE.newCacheName(), Outages.lasting());
    jvm.faults.every(call -> true).error(400, code, "on purpose");

    assertThatThrownBy(() -> cache.get("k")).isInstanceOf(CacheException.class);

    assertThat(Outages.mode(cache).getState()).isEqualTo("CLOSED");
    jvm.faults.reset();
    cache.close();
  }

  @Test
  void whatIsFoundSetUpWrongAfterAnOutageIsThrownUntilItIsMended() {
    Cache<String, String> cache = jvm.cache(TABLE.newCacheName(), Outages.passing());
    Outages.begin(jvm, cache);
    jvm.faults.reset();
    jvm.faults.every(call -> true).error(400, "AccessDeniedException", "on purpose");

    await()
        .untilAsserted(
            () -> assertThatThrownBy(() -> cache.get("k")).hasMessageContaining("permission"));

    Outages.end(jvm, cache);
    assertThat(cache.get("k")).isNull();
    cache.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"throttle", "internal error", "no connection", "no answer"})
  void allOfTheseAreOutages(String kind) {
    Cache<String, String> cache = jvm.cache(TABLE.newCacheName(), Outages.lasting());
    var faults = jvm.faults.every(call -> true);
    switch (kind) {
      case "throttle" -> faults.throttle();
      case "internal error" -> faults.internalServerError();
      case "no connection" -> faults.failBeforeSending();
      default -> faults.dropResponse();
    }

    assertThat(cache.get("k")).isNull();

    assertThat(Outages.mode(cache).getState()).isEqualTo("OPEN");
    cache.close();
  }

  @Test
  void aCacheThatIsCreatedInAnOutageMissesAndOpensLater() {
    String name = TABLE.newCacheName();
    Cache<String, String> others = other.cache(name);
    others.put("k", "from before the outage");
    jvm.faults.every(call -> true).failBeforeSending();

    Cache<String, String> cache = jvm.cache(name, Outages.passing());

    assertThat(cache.get("k")).isNull();
    cache.put("l", "skipped");
    Outages.end(jvm, cache);
    assertThat(cache.get("k")).as("an ended process may have removed it").isNull();
    cache.put("l", "stored");
    assertThat(cache.get("l")).isEqualTo("stored");
    assertThat(Outages.mode(cache).getGenerationChanges()).isEqualTo(1);
    cache.close();
  }

  @Test
  void theTableIsCreatedWhenDynamoIsBack(LocalDynamo dynamo) {
    try (Jvm starting = new Jvm(dynamo, dynamo.newTableName())) {
      starting.faults.every(call -> true).failBeforeSending();
      Cache<String, String> cache = starting.cache("started in an outage", Outages.passing());

      Outages.end(starting, cache);

      cache.put("k", "v");
      assertThat(cache.get("k")).isEqualTo("v");
    }
  }

  @Test
  void anIterationDoesNotGoOnAfterAnOutage() {
    Cache<String, String> cache = jvm.cache(TABLE.newCacheName(), Outages.passing());
    cache.putAll(entries(3, "v"));
    var iterator = cache.iterator();
    iterator.next();

    Outages.begin(jvm, cache);
    Outages.end(jvm, cache);

    assertThat(iterator.hasNext()).isFalse();
    cache.close();
  }

  @Test
  void listenersHearOfEveryStep() {
    List<FailureState> heard = new CopyOnWriteArrayList<>();
    Cache<String, String> cache =
        jvm.cache(
            TABLE.newCacheName(),
            Outages.lasting()
                .set("bypass-retry", Duration.ofSeconds(2))
                .failureListener((name, state, cause) -> heard.add(state)));
    Outages.begin(jvm, cache);
    Outages.end(jvm, cache);

    await()
        .untilAsserted(
            () ->
                assertThat(heard)
                    .containsExactly(
                        FailureState.OPEN,
                        FailureState.HALF_OPEN,
                        FailureState.REPLAYING,
                        FailureState.CLOSED));
    cache.close();
  }

  /** Below the bound of the journal the keys are deleted; above it, the cache is emptied. */
  @ParameterizedTest
  @ValueSource(ints = {KEYS, KEYS - 1})
  void nothingInvalidatedDuringAnOutageIsSeenAgain(int bound) {
    String name = TABLE.newCacheName();
    Cache<String, String> cache = jvm.cache(name, Outages.passing().set("bypass-journal", bound));
    Cache<String, String> others = other.cache(name);
    Map<String, String> old = entries(KEYS, "old");
    cache.putAll(old);
    cache.put("untouched", "old");
    Outages.begin(jvm, cache);
    int i = 0;
    for (String key : old.keySet()) {
      if (i++ % 2 == 0) {
        cache.remove(key);
      } else {
        cache.put(key, "new");
      }
    }

    Outages.end(jvm, cache);

    assertThat(cache.getAll(old.keySet())).doesNotContainValue("old");
    boolean emptied = bound < KEYS;
    assertThat(Outages.mode(cache).getGenerationChanges()).isEqualTo(emptied ? 1 : 0);
    assertThat(cache.containsKey("untouched")).isEqualTo(!emptied);
    await() // another JVM sees the new generation within clear-visibility
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(others.getAll(old.keySet())).doesNotContainValue("old"));
    cache.close();
    others.close();
  }

  private static Map<String, String> entries(int count, String value) {
    return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "key " + i, i -> value));
  }
}
