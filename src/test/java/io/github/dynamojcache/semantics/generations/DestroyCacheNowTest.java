package io.github.dynamojcache.semantics.generations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoCacheManager;
import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.testing.FaultScript;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RawTable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A cache that is removed for good, in the foreground. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
@Timeout(120)
class DestroyCacheNowTest {

  private static final String CACHE = "removed";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private LocalDynamo dynamo;
  private RawTable table;
  private Jvm jvm;
  private Jvm other;

  @BeforeEach
  void open(LocalDynamo local) {
    dynamo = local;
    table = new RawTable(dynamo, dynamo.createTable());
    jvm = newJvm(new HurryingClock());
    other = newJvm(InstantSource.system());
  }

  private Jvm newJvm(InstantSource clock) {
    return new Jvm(
        dynamo,
        table.name(),
        Map.of(
            DynamoCachingProvider.CLOCK_PROPERTY,
            clock,
            "dynamo-jcache.clear-visibility",
            "20ms",
            "dynamo-jcache.attempt-timeout",
            "1500ms",
            "dynamo-jcache.call-timeout",
            "1500ms",
            "dynamo-jcache.purge-rate",
            "100000"));
  }

  @AfterEach
  void close() {
    jvm.close();
    other.close();
  }

  private static DynamoCacheManager manager(Jvm jvm) {
    return jvm.manager.unwrap(DynamoCacheManager.class);
  }

  private static DynamoConfiguration.Builder<String, String> strings() {
    return Jvm.strings().compression(Compression.NONE);
  }

  private static Map<String, String> entries(int count) {
    return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"));
  }

  @Test
  void everyItemIsDeletedBeforeItReturnsAndNothingElse() {
    jvm.cache("neighbour").put("k", "v");
    Cache<String, String> cache = jvm.cache(CACHE, strings().set("chunk-size", 100_000));
    cache.putAll(entries(300));
    cache.put("large", "v".repeat(450_000));
    other
        .cache(
            CACHE,
            strings().expiry(CreatedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_DAY)))
        .put("expiring", "v");

    long deleted = manager(jvm).destroyCacheNow(CACHE);

    assertThat(deleted).as("with five chunks").isEqualTo(307);
    assertThat(cache.isClosed()).isTrue();
    assertThat(jvm.manager.getCacheNames()).containsExactly("neighbour");
    assertThat(table.ofCaches()).as("entry and meta item of the neighbour").hasSize(2);
    assertThat(table.destroyed()).isEmpty();
  }

  @Test
  void entriesThatAllExpireAreDeletedToo() {
    jvm.cache(
            CACHE,
            strings().expiry(CreatedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_DAY)))
        .putAll(entries(30));

    assertThat(manager(jvm).destroyCacheNow(CACHE)).isEqualTo(30);

    assertThat(table.ofCaches()).isEmpty();
  }

  @Test
  void whatEarlierClearsLeftIsDeletedToo() {
    Cache<String, String> cache = jvm.cache(CACHE, strings().set("purge-rate", 0));
    cache.putAll(entries(30));
    cache.clear();
    cache.putAll(entries(20));

    assertThat(manager(jvm).destroyCacheNow(CACHE)).isEqualTo(50);

    assertThat(table.ofCaches()).isEmpty();
  }

  @Test
  void theCacheNeedNotBeOpen() {
    jvm.cache(CACHE).putAll(entries(30));
    jvm.manager.close();

    assertThat(manager(other).destroyCacheNow(CACHE)).isEqualTo(30);

    assertThat(table.ofCaches()).isEmpty();
    assertThat(manager(other).destroyCacheNow(CACHE)).isZero();
  }

  @Test
  void whatWasDestroyedBeforeIsDeletedAtOnce() {
    jvm.cache(CACHE, strings().set("purge-rate", 0)).putAll(entries(30));
    jvm.manager.destroyCache(CACHE);
    assertThat(table.destroyed()).hasSize(1);

    assertThat(manager(jvm).destroyCacheNow(CACHE)).isEqualTo(30);

    assertThat(table.ofCaches()).isEmpty();
    assertThat(table.destroyed()).isEmpty();
  }

  @Test
  void whereThereIsNothingNothingIsDone() {
    assertThat(manager(jvm).destroyCacheNow("nobody made it")).isZero();

    assertThat(table.all()).isEmpty();
    try (Jvm elsewhere = new Jvm(dynamo, dynamo.newTableName())) {
      assertThat(manager(elsewhere).destroyCacheNow("not even a table")).isZero();
      assertThat(elsewhere.log.operations()).doesNotContain("CreateTable");
    }
  }

  @Test
  void aDeclaredCacheDoesNotComeBackByItself() {
    try (Jvm declaring =
        new Jvm(dynamo, table.name(), Map.of("dynamo-jcache.caches.removed.statistics", "false"))) {
      assertThat(declaring.manager.getCacheNames()).containsExactly(CACHE);

      manager(declaring).destroyCacheNow(CACHE);

      assertThat(declaring.manager.getCacheNames()).isEmpty();
    }
  }

  @Test
  void aJvmThatGoesOnWithTheCacheLosesNothing() {
    Cache<String, String> elsewhere = other.cache(CACHE, strings());
    elsewhere.put("before", "v");
    jvm.cache(CACHE, strings()).putAll(entries(30));
    AtomicBoolean written = new AtomicBoolean();
    jvm.faults
        .next("Query")
        .runBefore(
            () -> {
              await().atMost(PATIENCE).until(() -> elsewhere.get("before") == null);
              elsewhere.put("after", "v");
              written.set(true);
            });

    assertThat(manager(jvm).destroyCacheNow(CACHE)).isEqualTo(31);

    assertThat(written).isTrue();
    assertThat(elsewhere.get("after")).isEqualTo("v");
    assertThat(table.ofCaches()).as("entry and meta item").hasSize(2);
    assertThat(table.destroyed()).isEmpty();
  }

  /** It goes on in the generation that it knows for clear-visibility. */
  @Test
  void whatAnotherJvmWritesBeforeItKnowsIsDeletedToo() {
    Cache<String, String> elsewhere =
        jvm.cache(CACHE, strings().clearVisibility(Duration.ofMillis(1_500)));
    elsewhere.putAll(entries(30));
    other.cache(CACHE, strings());
    other
        .faults
        .next(call -> call.operation().equals("UpdateItem") && call.body().contains(":h"))
        .runAfter(() -> elsewhere.put("late", "v"));

    assertThat(manager(other).destroyCacheNow(CACHE)).isEqualTo(31);

    assertThat(table.ofCaches()).isEmpty();
  }

  @Test
  void aPurgeOfAnotherJvmMakesWay() {
    Cache<String, String> slow = other.cache(CACHE, strings().set("purge-rate", 1));
    slow.putAll(entries(60));
    slow.clear();
    await().atMost(PATIENCE).until(() -> other.log.count("BatchWriteItem") > 3);

    manager(jvm).destroyCacheNow(CACHE);

    assertThat(table.ofCaches()).isEmpty();
  }

  @Test
  void aCacheThatIsBeingDestroyedByAnotherThreadIsDestroyedAllTheSame() throws Exception {
    jvm.cache(CACHE, strings()).putAll(entries(300));
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread[] both = new Thread[2];
    for (int i = 0; i < both.length; i++) {
      both[i] = new Thread(() -> manager(jvm).destroyCacheNow(CACHE), "destroyer");
      both[i].setUncaughtExceptionHandler((thread, e) -> failure.set(e));
      both[i].start();
    }
    for (Thread each : both) {
      each.join(PATIENCE.toMillis());
    }

    assertThat(failure.get()).isNull();
    assertThat(table.ofCaches()).isEmpty();
    assertThat(table.destroyed()).isEmpty();
  }

  @Test
  void anInterruptEndsItAndIsKept() {
    jvm.cache(CACHE, strings()).putAll(entries(30));
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> manager(jvm).destroyCacheNow(CACHE))
        .isInstanceOf(CacheException.class);
    assertThat(Thread.interrupted()).isTrue();

    manager(jvm).destroyCacheNow(CACHE);
    assertThat(table.ofCaches()).isEmpty();
  }

  @Test
  void aManagerThatIsClosedRefuses() {
    jvm.manager.close();
    assertThatIllegalStateException().isThrownBy(() -> manager(jvm).destroyCacheNow(CACHE));
  }

  @Test
  void aPolicyThatKnowsNothingOfTheListIsNoObstacle() {
    jvm.faults
        .every(call -> call.body().contains("#destroyed"))
        .error(400, "AccessDeniedException", "not authorized");
    jvm.cache(CACHE, strings()).putAll(entries(30));

    assertThat(manager(jvm).destroyCacheNow(CACHE)).isEqualTo(30);

    assertThat(table.ofCaches()).isEmpty();
  }

  static Stream<Named<Consumer<FaultScript>>> outages() {
    return Stream.of(
        Named.of("nothing is sent", FaultScript::failBeforeSending),
        Named.of("answers are lost", FaultScript::dropResponse));
  }

  /** An outage that begins with the n-th request, for every n; then it is called again. */
  @ParameterizedTest
  @MethodSource("outages")
  void afterAnOutageThatBeginsAtAnyRequestItGoesOn(Consumer<FaultScript> outage) {
    int requests = countRequests();
    assertThat(requests).isGreaterThan(8);
    for (int first = 0; first < requests; first++) {
      fill();
      AtomicInteger sent = new AtomicInteger();
      int beginning = first;
      outage.accept(jvm.faults.every(call -> sent.getAndIncrement() >= beginning));

      assertThatThrownBy(() -> manager(jvm).destroyCacheNow(CACHE))
          .as("an outage from request " + first)
          .isInstanceOf(CacheException.class);
      jvm.faults.reset();
      manager(jvm).destroyCacheNow(CACHE);

      assertThat(table.ofCaches()).as("after an outage from request " + first).isEmpty();
      assertThat(table.destroyed()).isEmpty();
      assertThat(jvm.manager.getCacheNames()).isEmpty();
    }
  }

  private void fill() {
    jvm.cache(CACHE, strings().set("shards", 1)).putAll(entries(30));
  }

  private int countRequests() {
    fill();
    jvm.log.clear();
    manager(jvm).destroyCacheNow(CACHE);
    return jvm.log.count();
  }

  /** What the second JVM purges in the background, where nobody calls it again. */
  @Test
  void whatAFailureLeavesIsOnTheListOfDestroyedCaches() {
    fill();
    jvm.faults.every("Query").failBeforeSending();

    assertThatThrownBy(() -> manager(jvm).destroyCacheNow(CACHE))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("destroyCacheNow on cache 'removed' failed");

    assertThat(table.destroyed()).hasSize(1);
    assertThat(table.meta(CACHE)).containsKey("o");
  }

  @Test
  void aCacheThatCodeConfiguredIsKnownToTheNextCallAfterAFailure() {
    RawTable own = new RawTable(dynamo, dynamo.createTable());
    jvm.cache(CACHE, strings().table(own.name())).putAll(entries(30));
    jvm.faults.every("Query").failBeforeSending();
    assertThatThrownBy(() -> manager(jvm).destroyCacheNow(CACHE))
        .isInstanceOf(CacheException.class);
    jvm.faults.reset();

    assertThat(manager(jvm).destroyCacheNow(CACHE)).isEqualTo(30);

    assertThat(own.ofCaches()).isEmpty();
  }

  @Test
  void theNameIsFreeAfterwards() {
    jvm.cache(CACHE, strings()).put("k", "v");
    manager(jvm).destroyCacheNow(CACHE);

    Cache<Object, Object> again = jvm.manager.createCache(CACHE, new MutableConfiguration<>());

    assertThat(again.get("k")).isNull();
    again.put("k", "2");
    assertThat(again.get("k")).isEqualTo("2");
  }
}
