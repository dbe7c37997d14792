package io.github.dynamojcache.semantics.bigvalues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.options.ClearMode;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.testing.Heard;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Lifetimes;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.SharedTable;
import io.github.dynamojcache.testing.Statistics;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that stand in several items behave as those that stand in one. */
@Tag("server")
class BigValuesTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final String SMALL = "small";
  private static final String BIG = "big ".repeat(100);
  private static final String OTHER = "another big one ".repeat(50);

  final Jvm jvm = SHARED.jvm();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();

  private static Stream<Named<Factory<? extends ExpiryPolicy>>> policies() {
    return Stream.of(
        Named.of("eternal", EternalExpiryPolicy.factoryOf()),
        Named.of("created", CreatedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_HOUR)),
        Named.of("modified", ModifiedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_HOUR)),
        Named.of("accessed", AccessedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_HOUR)),
        Named.of("custom", Lifetimes.policy(Lifetimes.HOUR, Lifetimes.HOUR, Lifetimes.HOUR)));
  }

  /** Values of more than 100 bytes stand in chunks. */
  private static DynamoConfiguration.Builder<String, String> chunking() {
    return Jvm.strings().compression(Compression.NONE).set("chunk-size", 100);
  }

  private Cache<String, String> cache(Factory<? extends ExpiryPolicy> policy) {
    return jvm.cache(name, chunking().expiry(policy));
  }

  private Cache<String, String> cache() {
    return cache(CreatedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_HOUR));
  }

  /** Chunks that nobody refers to any more stay for as long as a retry of theirs could come. */
  private Cache<String, String> eternalWithShortTimeouts() {
    Duration longestRetry = Duration.ofSeconds(2);
    return jvm.cache(
        name,
        chunking()
            .expiry(EternalExpiryPolicy.factoryOf())
            .set("call-timeout", longestRetry)
            .set("attempt-timeout", longestRetry));
  }

  private int chunks() {
    return table.count(chunkPartitions());
  }

  private List<String> chunkPartitions() {
    return table.partitionKeys(name).stream().map(BigValuesTest::ofChunks).toList();
  }

  private static String ofChunks(String partitionKey) {
    int shard = partitionKey.lastIndexOf('#') + 1;
    return partitionKey.substring(0, shard) + "c" + partitionKey.substring(shard);
  }

  @Test
  void aBigValueStandsInChunksBesideItsEntry() {
    cache().put("k", BIG);

    assertThat(table.items(name)).hasSize(1);
    assertThat(chunks()).isEqualTo(5); // 400 bytes and a header
  }

  @ParameterizedTest
  @MethodSource("policies")
  void everyOperationTakesBigAndSmallValuesAlike(Factory<? extends ExpiryPolicy> policy) {
    Cache<String, String> cache = cache(policy);
    for (String before : List.of(SMALL, BIG)) {
      for (String after : List.of("little", OTHER)) {
        everyOperation(cache, before, after);
      }
    }
  }

  private static void everyOperation(Cache<String, String> cache, String before, String after) {
    cache.put("k", before);
    cache.put("k", after);
    assertThat(cache.get("k")).isEqualTo(after);
    assertThat(cache.getAndPut("k", before)).isEqualTo(after);
    assertThat(cache.containsKey("k")).isTrue();
    assertThat(cache.putIfAbsent("k", after)).isFalse();
    assertThat(cache.get("k")).isEqualTo(before);
    assertThat(cache.replace("k", after, "never")).isFalse();
    assertThat(cache.replace("k", before, after)).isTrue();
    assertThat(cache.replace("k", before)).isTrue();
    assertThat(cache.getAndReplace("k", after)).isEqualTo(before);
    assertThat(cache.getAll(Set.of("k", "none"))).isEqualTo(Map.of("k", after));
    assertThat(cache.<String>invoke("k", (entry, arguments) -> replaced(entry, before)))
        .isEqualTo(after);
    assertThat(cache).extracting(Cache.Entry::getValue).containsExactly(before);
    assertThat(cache.remove("k", after)).isFalse();
    assertThat(cache.remove("k", before)).isTrue();
    assertThat(cache.replace("k", before)).isFalse();
    assertThat(cache.putIfAbsent("k", before)).isTrue();
    assertThat(cache.getAndRemove("k")).isEqualTo(before);
    cache.putAll(Map.of("k", before, "l", after));
    assertThat(cache.getAll(Set.of("k", "l"))).isEqualTo(Map.of("k", before, "l", after));
    assertThat(cache.remove("k")).isTrue();
    cache.removeAll(Set.of("l"));
    assertThat(cache.get("k")).isNull();
    assertThat(cache).isEmpty();
  }

  private static String replaced(javax.cache.processor.MutableEntry<String, String> e, String by) {
    String old = e.getValue();
    e.setValue(by);
    return old;
  }

  @Test
  void listenersHearBigOldAndNewValues() {
    Heard heard = new Heard();
    Cache<String, String> cache =
        jvm.cache(name, chunking().listener(heard.configuration()).statistics(true));

    cache.put("k", BIG);
    cache.put("k", OTHER);
    cache.remove("k");

    assertThat(heard.events)
        .containsExactly("CREATED k=" + BIG, "UPDATED k=" + OTHER + " was " + BIG, removed(OTHER));
    assertThat(Statistics.of(cache)).isEqualTo(new Statistics(0, 0, 2, 1));
  }

  private static String removed(String value) {
    return "REMOVED k=" + value + " was " + value;
  }

  @Test
  void anExpiredBigValueIsAbsent() {
    Cache<String, String> cache = cache();
    cache.put("k", BIG);
    table.expireAll(name);

    assertThat(cache.get("k")).isNull();
    assertThat(cache.putIfAbsent("k", OTHER)).isTrue();
    assertThat(cache.get("k")).isEqualTo(OTHER);
  }

  @Test
  void chunksAreLeftAloneByDynamoForADayMoreThanTheirEntry() {
    cache().put("k", BIG);

    long entry = Long.parseLong(RawTable.attribute(table.onlyItem(name), "ttl").n());
    assertThat(chunkPartitions().stream().flatMap(pk -> table.partition(pk).stream()))
        .allSatisfy(
            chunk ->
                assertThat(Long.parseLong(RawTable.attribute(chunk, "ttl").n()))
                    .isBetween(entry + 86_400, entry + 86_402));
  }

  @Test
  void aTouchThatWouldOutliveTheChunksProlongsThemFirst() {
    Cache<String, String> shortLived =
        cache(AccessedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_MINUTE));
    shortLived.put("k", BIG);
    shortLived.close();
    Cache<String, String> longLived =
        cache(
            AccessedExpiryPolicy.factoryOf(
                new javax.cache.expiry.Duration(java.util.concurrent.TimeUnit.DAYS, 10)));

    assertThat(longLived.get("k")).isEqualTo(BIG);

    long deadline = RawTable.deadline(table.onlyItem(name));
    assertThat(chunkPartitions().stream().flatMap(pk -> table.partition(pk).stream()))
        .hasSize(5)
        .allSatisfy(chunk -> assertThat(RawTable.deadline(chunk)).isGreaterThan(deadline));
    assertThat(longLived.get("k")).isEqualTo(BIG);
  }

  @Test
  void aReadThatAlwaysTouchesProlongsChunksToo() {
    Cache<String, String> shortLived =
        cache(AccessedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ONE_MINUTE));
    shortLived.put("k", BIG);
    shortLived.close();
    Cache<String, String> longLived =
        jvm.cache(
            name,
            chunking()
                .touchThreshold(0)
                .expiry(AccessedExpiryPolicy.factoryOf(javax.cache.expiry.Duration.ETERNAL)));

    assertThat(longLived.get("k")).isEqualTo(BIG);

    assertThat(chunkPartitions().stream().flatMap(pk -> table.partition(pk).stream()))
        .allSatisfy(chunk -> assertThat(RawTable.deadline(chunk)).isEqualTo(RawTable.ETERNAL));
  }

  @Test
  void chunksThatNeverExpireAreDeletedWhenTheirEntryIsReplacedOrRemoved() {
    Cache<String, String> cache = eternalWithShortTimeouts();
    cache.put("a", BIG);
    cache.put("b", BIG);
    cache.put("c", BIG);
    cache.putAll(Map.of("d", BIG));
    assertThat(chunks()).isEqualTo(20);

    cache.put("a", SMALL);
    cache.remove("b");
    cache.putAll(Map.of("c", SMALL));

    await().atMost(Duration.ofSeconds(20)).until(() -> chunks() == 5);
    assertThat(cache.get("d")).isEqualTo(BIG);
  }

  @Test
  void aPutThatLosesLeavesNoChunksThatNeverExpire() {
    Cache<String, String> cache = eternalWithShortTimeouts();
    jvm.faults
        .next("PutItem")
        .runBefore(() -> SHARED.other().cache(name, chunking()).put("k", SMALL));

    assertThat(cache.putIfAbsent("k", BIG)).isFalse();

    await().atMost(Duration.ofSeconds(20)).until(() -> chunks() == 0);
    assertThat(cache.get("k")).isEqualTo(SMALL);
  }

  @ParameterizedTest
  @EnumSource(ClearMode.class)
  void aClearTakesChunksWithIt(ClearMode mode) {
    Cache<String, String> cache =
        jvm.cache(
            name,
            chunking().clearMode(mode).set("purge-rate", 10_000).clearVisibility(Duration.ZERO));
    cache.putAll(many());
    List<String> partitions = chunkPartitions();
    assertThat(table.count(partitions)).isEqualTo(100);

    cache.clear();

    assertThat(cache).isEmpty();
    await().atMost(Duration.ofSeconds(60)).until(() -> table.count(partitions) == 0);
  }

  private static Map<String, String> many() {
    return IntStream.range(0, 20).boxed().collect(Collectors.toMap(i -> "k" + i, i -> BIG));
  }

  @Test
  void anIterationBringsEveryBigValueOnce() {
    Cache<String, String> cache = cache();
    cache.putAll(many());
    cache.put("small", SMALL);
    jvm.log.clear();

    Iterator<Cache.Entry<String, String>> iterator = cache.iterator();
    int found = 0;
    while (iterator.hasNext()) {
      Cache.Entry<String, String> entry = iterator.next();
      assertThat(entry.getValue()).isEqualTo(entry.getKey().equals("small") ? SMALL : BIG);
      found++;
    }

    assertThat(found).isEqualTo(21);
    assertThat(jvm.log.count("BatchGetItem")).isLessThanOrEqualTo(4);
  }

  @Test
  void sixteenMegabytesComeBack() {
    byte[] noise = new byte[(16 << 20) - 1_000];
    new Random(5).nextBytes(noise);
    Cache<String, Object> cache =
        jvm.cache(name, DynamoConfiguration.builder(String.class, Object.class));
    jvm.log.clear();

    cache.put("k", noise);

    assertThat(jvm.log.count("BatchWriteItem")).isEqualTo(22);
    assertThat(jvm.log.count("PutItem")).isEqualTo(1);
    assertThat(cache.get("k")).isEqualTo(noise);
  }
}
