package io.github.dynamojcache.semantics.generations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.testing.HttpCall;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RawTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.EternalExpiryPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a destroyed cache leaves is deleted, without anybody opening the cache again. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
@Timeout(120)
class DestroyedCachesTest {

  private static final String CACHE = "destroyed #1";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration A_ROUND = Duration.ofMinutes(8);

  /** The time of the other JVM: there, a round is due when the test says so. */
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  /** Whether the JVM that destroys a cache purges it itself. */
  private boolean isPurgedHere = true;

  private LocalDynamo dynamo;
  private RawTable table;
  private Jvm jvm;
  private Jvm other;

  @BeforeEach
  void open(LocalDynamo local) {
    dynamo = local;
    table = new RawTable(dynamo, dynamo.newTableName());
    jvm =
        new Jvm(
            dynamo,
            table.name(),
            Map.of(DynamoCachingProvider.CLOCK_PROPERTY, new HurryingClock()));
    InstantSource clock = () -> Instant.now().plus(ahead.get());
    other = new Jvm(dynamo, table.name(), Map.of(DynamoCachingProvider.CLOCK_PROPERTY, clock));
  }

  @AfterEach
  void close() {
    jvm.close();
    other.close();
  }

  private static boolean isForTheList(HttpCall call) {
    return call.body().contains("#destroyed");
  }

  private static DynamoConfiguration.Builder<String, String> eternal() {
    return Jvm.strings()
        .expiry(EternalExpiryPolicy.factoryOf())
        .compression(Compression.NONE)
        .set("purge-rate", 100_000)
        .clearVisibility(Duration.ofMillis(50))
        .set("attempt-timeout", Duration.ofSeconds(3))
        .callTimeout(Duration.ofSeconds(3));
  }

  private static DynamoConfiguration.Builder<String, String> expiring() {
    return eternal().expiry(CreatedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_HOUR));
  }

  private static Map<String, String> entries(int count) {
    return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"));
  }

  /** Uses another cache of the same table in the other JVM, when a round is due. */
  private Cache<String, String> makeARound() {
    Cache<String, String> neighbour = other.manager.getCache("neighbour");
    if (neighbour == null) {
      neighbour = other.cache("neighbour", eternal());
      neighbour.put("k", "of the neighbour");
    }
    ahead.updateAndGet(time -> time.plus(A_ROUND));
    return neighbour;
  }

  private void awaitNothingLeft(Cache<String, String> neighbour) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              assertThat(neighbour.get("k")).isEqualTo("of the neighbour");
              return table.destroyed().isEmpty();
            });
    assertThat(itemsOf(CACHE)).isEmpty();
    assertThat(table.items("neighbour")).hasSize(1);
  }

  private List<Map<String, AttributeValue>> itemsOf(String cache) {
    String partition = cache.replace("#", "%23");
    return table.ofCaches().stream()
        .filter(item -> RawTable.attribute(item, "pk").s().startsWith(partition))
        .toList();
  }

  private DynamoConfiguration.Builder<String, String> filled(
      DynamoConfiguration.Builder<String, String> definition) {
    return isPurgedHere ? definition : definition.set("purge-rate", 0);
  }

  /** What a cache is filled with. */
  private interface Filling {
    void fill(DestroyedCachesTest test);
  }

  static Stream<Named<Filling>> fillings() {
    return Stream.of(
        Named.of(
            "300 eternal entries",
            test -> test.jvm.cache(CACHE, test.filled(eternal())).putAll(entries(300))),
        Named.of(
            "values in chunks",
            test ->
                test.jvm
                    .cache(CACHE, test.filled(eternal()).set("chunk-size", 1_000))
                    .putAll(
                        entries(3).keySet().stream()
                            .collect(Collectors.toMap(k -> k, k -> "v".repeat(500_000))))),
        Named.of(
            "native-ttl = false",
            test ->
                test.jvm
                    .cache(CACHE, test.filled(expiring()).set("native-ttl", false))
                    .putAll(entries(30))),
        Named.of(
            "several generations",
            test -> {
              Cache<String, String> cache = test.jvm.cache(CACHE, test.filled(eternal()));
              cache.putAll(entries(30));
              cache.clear();
              cache.putAll(entries(20));
            }),
        Named.of(
            "eternal entries of another JVM",
            test -> {
              test.jvm.cache(CACHE, test.filled(expiring()));
              try (Jvm third = new Jvm(test.dynamo, test.table.name())) {
                third.cache(CACHE, test.filled(eternal())).putAll(entries(30));
              }
            }));
  }

  @ParameterizedTest
  @MethodSource("fillings")
  void aJvmThatUsesAnotherCacheDeletesWhatAJvmThatEndedHasLeft(Filling filling) {
    isPurgedHere = false;
    filling.fill(this);
    jvm.manager.destroyCache(CACHE);
    jvm.manager.close();
    assertThat(table.destroyed()).hasSize(1);
    assertThat(itemsOf(CACHE)).hasSizeGreaterThan(20);

    awaitNothingLeft(makeARound());
  }

  @ParameterizedTest
  @MethodSource("fillings")
  void theJvmThatDestroyedACacheDeletesWhatItLeftWhileItsManagerIsOpen(Filling filling) {
    filling.fill(this);

    jvm.manager.destroyCache(CACHE);

    await().atMost(PATIENCE).until(() -> table.destroyed().isEmpty());
    assertThat(itemsOf(CACHE)).isEmpty();
  }

  @Test
  void whatDynamosOwnExpiryDeletesIsLeftToItAndNobodyHasToLook() {
    jvm.cache(CACHE, expiring()).putAll(entries(3));
    jvm.log.clear();

    jvm.manager.destroyCache(CACHE);

    assertThat(jvm.log.operations()).containsExactly("UpdateItem", "DeleteItem");
    assertThat(table.destroyed()).isEmpty();
    assertThat(table.meta(CACHE)).isEmpty();
    assertThat(itemsOf(CACHE)).hasSize(3).allSatisfy(item -> assertThat(item).containsKey("ttl"));
  }

  @Test
  void severalCachesThatWereDestroyedOneAfterTheOtherAreAllPurged() {
    for (int i = 0; i < 5; i++) {
      jvm.cache(CACHE + i, eternal()).putAll(entries(10));
      jvm.manager.destroyCache(CACHE + i);
    }

    await().atMost(PATIENCE).until(() -> table.destroyed().isEmpty());
    assertThat(table.ofCaches()).isEmpty();
  }

  @Test
  void aCacheThatIsDestroyedTwiceIsPurgedWhole() {
    jvm.cache(CACHE, eternal().set("purge-rate", 0)).putAll(entries(30));
    jvm.manager.destroyCache(CACHE);
    jvm.cache(CACHE, eternal().set("purge-rate", 0)).putAll(entries(20));
    jvm.manager.destroyCache(CACHE);
    assertThat(table.destroyed()).hasSize(2);
    jvm.manager.close();

    awaitNothingLeft(makeARound());
  }

  @Test
  void aJvmThatGoesOnWithADestroyedCacheLosesNothing() {
    Cache<String, String> elsewhere = other.cache(CACHE, eternal());
    jvm.cache(CACHE, eternal()).putAll(entries(30));
    elsewhere.put("before", "v");
    jvm.manager.destroyCache(CACHE);
    await().atMost(PATIENCE).until(() -> elsewhere.get("before") == null);
    elsewhere.put("after", "v");

    await().atMost(PATIENCE).until(() -> table.destroyed().isEmpty());

    assertThat(elsewhere.get("after")).isEqualTo("v");
    assertThat(table.items(CACHE)).hasSize(1);
    assertThat(itemsOf(CACHE)).as("the entry and the meta item").hasSize(2);
  }

  /** It has not said that it writes, so the meta item is deleted under it. */
  @Test
  void aJvmThatOnlyReadsADestroyedCacheMayWriteWhenItsMetaItemIsDeleted() {
    Cache<String, String> elsewhere = other.cache(CACHE, eternal());
    jvm.cache(CACHE, eternal()).putAll(entries(30));
    String before = table.generation(CACHE);
    jvm.manager.destroyCache(CACHE);
    await()
        .atMost(PATIENCE)
        .until(() -> elsewhere.get("k1") == null && table.destroyed().isEmpty());

    elsewhere.put("k1", "2");

    assertThat(table.generation(CACHE)).isGreaterThan(before);
    assertThat(jvm.cache(CACHE, eternal()).get("k1")).isEqualTo("2");
    assertThat(itemsOf(CACHE)).hasSize(2);
  }

  /** The purge is through with it, and is about to delete the meta item. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCacheThatIsCreatedAgainWhileItsPurgeEndsLosesNothing(boolean writes) {
    jvm.cache(CACHE, eternal()).putAll(entries(30));
    CompletableFuture<Cache<String, String>> again = new CompletableFuture<>();
    jvm.faults
        .next("DeleteItem")
        .runBefore(
            () -> {
              Cache<String, String> created = other.cache(CACHE, eternal());
              if (writes) {
                created.put("k", "of the new one");
              }
              again.complete(created);
            });

    jvm.manager.destroyCache(CACHE);

    await().atMost(PATIENCE).until(() -> table.destroyed().isEmpty());
    assertThat(jvm.faults.pending()).isZero();
    Cache<String, String> created = again.join();
    if (!writes) {
      assertThat(table.meta(CACHE)).isEmpty();
      created.put("k", "of the new one");
    }
    assertThat(created.get("k")).isEqualTo("of the new one");
    assertThat(jvm.cache(CACHE, eternal()).get("k")).isEqualTo("of the new one");
    assertThat(itemsOf(CACHE)).hasSize(2);
  }

  @Test
  void anItemThatAnIdleJvmWroteIntoTheDestroyedGenerationIsDeletedToo() {
    Cache<String, String> idle = other.cache(CACHE, eternal());
    idle.put("k", "v");
    jvm.cache(CACHE, eternal()).putAll(entries(30));
    jvm.manager.destroyCache(CACHE);
    await().atMost(PATIENCE).until(() -> table.destroyed().isEmpty());

    idle.put("late", "v"); // sent in the generation that it knew, and again in the new one

    await()
        .atMost(PATIENCE)
        .until(() -> idle.get("late").equals("v") && itemsOf(CACHE).size() == 2);
  }

  @Test
  void aRoundIsDueAfterMinutesAndMadeByOneCacheForAll() {
    jvm.cache(CACHE, eternal().set("purge-rate", 0)).putAll(entries(30));
    jvm.manager.destroyCache(CACHE);
    Cache<String, String> one = other.cache("one", eternal());
    Cache<String, String> two = other.cache("two", eternal());
    ahead.set(Duration.ofMinutes(4));
    useBeyondClearVisibility(one, two);
    assertThat(looks()).isZero();

    ahead.set(A_ROUND);
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              useBeyondClearVisibility(one, two);
              return looks() == 1 && table.destroyed().isEmpty();
            });
    useBeyondClearVisibility(one, two);
    assertThat(looks()).isEqualTo(1);
  }

  private static void useBeyondClearVisibility(Cache<?, ?>... caches) {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < Duration.ofMillis(200).toNanos()) {
      for (Cache<?, ?> cache : caches) {
        assertThat(cache.iterator().hasNext()).isFalse();
      }
    }
  }

  private long looks() {
    return other.log.requests("GetItem").stream()
        .filter(request -> request.toString().contains("#destroyed"))
        .count();
  }

  @Test
  void aJvmThatDoesNotPurgeDoesNotLook() {
    Cache<String, String> idle = other.cache("one", eternal().set("purge-rate", 0));
    ahead.set(A_ROUND);
    useBeyondClearVisibility(idle);
    ahead.set(A_ROUND.multipliedBy(2));
    useBeyondClearVisibility(idle);

    assertThat(looks()).isZero();
  }

  @Test
  void aPolicyThatKnowsNothingOfTheListCostsTheListAndNothingElse() {
    jvm.faults
        .every(DestroyedCachesTest::isForTheList)
        .error(400, "AccessDeniedException", "not authorized");
    jvm.cache(CACHE, eternal().set("purge-rate", 0)).putAll(entries(30));

    jvm.manager.destroyCache(CACHE);

    assertThat(table.destroyed()).isEmpty();
    assertThat(table.meta(CACHE)).containsKey("o");
    jvm.cache(CACHE, eternal());
    await().atMost(PATIENCE).until(() -> !table.meta(CACHE).containsKey("o"));
  }

  @Test
  void aJvmThatMayNotReadTheListLooksOnce() {
    other
        .faults
        .every(DestroyedCachesTest::isForTheList)
        .error(400, "AccessDeniedException", "not authorized");
    Cache<String, String> one = other.cache("one", eternal());
    for (int round = 1; round <= 4; round++) {
      ahead.set(A_ROUND.multipliedBy(round));
      useBeyondClearVisibility(one);
    }

    assertThat(looks()).isEqualTo(1);
  }

  @Test
  void aCacheThatCouldNotBeListedIsDestroyedAllTheSameAndThatIsSaid() {
    jvm.cache(CACHE, eternal()).putAll(entries(30));
    jvm.faults.every(DestroyedCachesTest::isForTheList).internalServerError();

    assertThatThrownBy(() -> jvm.manager.destroyCache(CACHE))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("cache '" + CACHE + "' is destroyed")
        .hasMessageContaining("destroyCacheNow");

    assertThat(jvm.manager.getCacheNames()).doesNotContain(CACHE);
    assertThat(other.cache(CACHE, eternal()).get("k1")).isNull();
  }

  @Test
  void aPurgeThatFailsIsTakenUpInTheNextRound() {
    jvm.cache(CACHE, eternal().set("purge-rate", 0)).putAll(entries(30));
    jvm.manager.destroyCache(CACHE);
    other.faults.next("Query").error(400, "ValidationException", "once");
    Cache<String, String> neighbour = makeARound();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              neighbour.get("k");
              return other.faults.pending() == 0;
            });
    assertThat(table.destroyed()).hasSize(1);

    awaitNothingLeft(makeARound());
  }

  @Test
  void anErrorInOnePurgeKeepsNoOtherCacheFromBeingPurged() {
    jvm.cache(CACHE, eternal()).putAll(entries(3));
    jvm.faults
        .next("Query")
        .runBefore(
            () -> {
              throw new NoClassDefFoundError("for this test");
            });
    jvm.manager.destroyCache(CACHE);
    await().atMost(PATIENCE).until(() -> jvm.faults.pending() == 0);

    jvm.cache("the next", eternal()).putAll(entries(3));
    jvm.manager.destroyCache("the next");

    await().atMost(PATIENCE).until(() -> itemsOf("the next").isEmpty());
  }

  /** Whoever closes leaves the rest of the round to another cache of the manager. */
  @Test
  void aRoundThatIsCutShortIsGoneOnWith() {
    jvm.cache(CACHE, eternal().set("purge-rate", 0)).putAll(entries(100));
    jvm.manager.destroyCache(CACHE);
    Cache<String, String> neighbour = makeARound();
    Cache<String, String> slow = other.cache("slow", eternal().set("purge-rate", 25));
    neighbour.close();
    CountDownLatch begun = new CountDownLatch(1);
    other.faults.next("BatchWriteItem").runBefore(begun::countDown);
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              slow.get("k");
              return begun.getCount() == 0;
            });

    slow.close();

    Cache<String, String> quick = other.cache("quick", eternal());
    ahead.updateAndGet(time -> time.plus(Duration.ofMinutes(1))); // the lease runs out
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              quick.get("k");
              return table.destroyed().isEmpty();
            });
    assertThat(itemsOf(CACHE)).isEmpty();
  }

  @Test
  void aListThatIsFullKeepsNoCacheFromBeingDestroyed() {
    List<String> lines =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "c" + i + "#1hf7uap00000%04d".formatted(i))
            .toList();
    jvm.cache(CACHE, eternal().set("purge-rate", 0)).putAll(entries(3));
    table.put(
        Map.of(
            "pk", AttributeValue.fromS("#destroyed"),
            "sk", AttributeValue.fromS("#"),
            "c", AttributeValue.fromSs(lines)));

    jvm.manager.destroyCache(CACHE);

    assertThat(table.destroyed()).hasSize(1_000);
    assertThat(other.cache(CACHE, eternal()).get("k1")).isNull();
  }

  @Test
  void aLineThatIsNoneIsPassedOver() {
    jvm.cache(CACHE, eternal().set("purge-rate", 0)).putAll(entries(3));
    jvm.manager.destroyCache(CACHE);
    table.put(
        Map.of(
            "pk", AttributeValue.fromS("#destroyed"),
            "sk", AttributeValue.fromS("#"),
            "c",
                AttributeValue.fromSs(
                    Stream.concat(table.destroyed().stream(), Stream.of("nothing", "x#y"))
                        .toList())));
    Cache<String, String> neighbour = makeARound();

    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              neighbour.get("k");
              return table.destroyed().equals(List.of("nothing", "x#y"));
            });
    assertThat(itemsOf(CACHE)).isEmpty();
  }
}
