package io.github.dynamojcache.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.testing.FaultScript;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import javax.cache.integration.CacheLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which reads move an entry's deadline, and what such a touch leaves alone. */
@ExtendWith(LocalDynamoExtension.class)
class TouchTest {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final Factory<ExpiryPolicy> ACCESSED = AccessedExpiryPolicy.factoryOf(hours(1));
  private static final AtomicInteger CACHES = new AtomicInteger();
  private static Jvm jvm;
  private static Jvm other;
  private static RawTable table;

  private final String name = "touch-" + CACHES.incrementAndGet();

  @BeforeAll
  static void open(LocalDynamo dynamo) {
    table = new RawTable(dynamo, dynamo.newTableName());
    jvm = new Jvm(dynamo, table.name());
    other = new Jvm(dynamo, table.name());
  }

  @AfterAll
  static void close() {
    jvm.close();
    other.close();
  }

  @AfterEach
  void everyOrderedRaceHappened() {
    assertThat(jvm.faults.pending()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void byDefaultTheFirstTenthOfALifetimeIsReadWithoutAWrite(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    long deadline = putWithLifetimeLeft(cache, HOUR - 5 * MINUTE);
    jvm.log.clear();

    access.of(cache);

    assertThat(deadline()).isEqualTo(deadline);
    assertThat(jvm.log.count()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void byDefaultAReadMovesTheDeadlineWhenATenthOfTheLifetimeHasPassed(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    putWithLifetimeLeft(cache, HOUR - 6 * MINUTE);

    long before = System.currentTimeMillis();
    access.of(cache);

    assertThat(deadline()).isBetween(before + HOUR, System.currentTimeMillis() + HOUR);
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void atThresholdZeroEveryReadMovesTheDeadline(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED).touchThreshold(0));
    putWithLifetimeLeft(cache, HOUR - 1_000);

    long before = System.currentTimeMillis();
    access.of(cache);

    assertThat(deadline()).isBetween(before + HOUR, System.currentTimeMillis() + HOUR);
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void atThresholdOneNoReadMovesTheDeadline(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED).touchThreshold(1));
    long deadline = putWithLifetimeLeft(cache, 5 * MINUTE);

    access.of(cache);

    assertThat(deadline()).isEqualTo(deadline);
  }

  /** As after a change of the configuration, or a touch by a JVM whose clock is ahead. */
  @ParameterizedTest
  @EnumSource(Access.class)
  void aDeadlineThatIsTooLateIsMovedBackByTheFirstRead(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    putWithLifetimeLeft(cache, HOUR + MINUTE);

    long before = System.currentTimeMillis();
    access.of(cache);

    assertThat(deadline()).isBetween(before + HOUR, System.currentTimeMillis() + HOUR);
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void theThresholdIsForPoliciesOfTheUsersOwnToo(Access access) {
    Cache<String, String> cache =
        cache(
            Jvm.strings()
                .expiry(Lifetimes.policy(Lifetimes.ETERNAL, Lifetimes.UNCHANGED, Lifetimes.HOUR)));
    long deadline = putWithLifetimeLeft(cache, HOUR - 5 * MINUTE);

    access.of(cache);
    assertThat(deadline()).isEqualTo(deadline);

    letLifetimeBe(HOUR - 6 * MINUTE);
    access.of(cache);
    assertThat(deadline()).isGreaterThan(deadline);
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void anAccessThatMakesAnEntryEternalIsNotPutOff(Access access) {
    Cache<String, String> cache =
        cache(
            Jvm.strings()
                .expiry(Lifetimes.policy(Lifetimes.HOUR, Lifetimes.UNCHANGED, Lifetimes.ETERNAL)));
    cache.put("k", "v");

    access.of(cache);

    assertThat(deadline()).isEqualTo(RawTable.ETERNAL);
  }

  @Test
  void containsKeyMovesNoDeadline() {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED).touchThreshold(0));
    long deadline = putWithLifetimeLeft(cache, MINUTE);

    assertThat(cache.containsKey("k")).isTrue();

    assertThat(deadline()).isEqualTo(deadline);
  }

  @Test
  void aProcessorThatOnlyAsksWhetherTheEntryExistsMovesNoDeadline() {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED).touchThreshold(0));
    long deadline = putWithLifetimeLeft(cache, MINUTE);

    assertThat(cache.<Boolean>invoke("k", (entry, arguments) -> entry.exists())).isTrue();

    assertThat(deadline()).isEqualTo(deadline);
  }

  @Test
  void aReadThatLoadsIsACreationAndNotAnAccess() {
    Cache<String, String> cache =
        cache(
            Jvm.strings()
                .expiry(
                    Lifetimes.policy(
                        Lifetimes.millis(2 * HOUR), Lifetimes.UNCHANGED, Lifetimes.HOUR))
                .readThrough(() -> new Constant("v")));

    assertThat(cache.get("k")).isEqualTo("v");

    assertThat(deadline() - System.currentTimeMillis()).isBetween(HOUR + 1, 2 * HOUR);
  }

  @Test
  void aReadThroughCacheTouchesWhatItFinds() {
    Cache<String, String> cache =
        cache(Jvm.strings().expiry(ACCESSED).readThrough(() -> new Constant("loaded")));
    long deadline = putWithLifetimeLeft(cache, MINUTE);

    assertThat(cache.get("k")).isEqualTo("v");

    assertThat(deadline()).isGreaterThan(deadline);
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void aTouchDoesNotReviveAnEntryThatWasRemovedMeanwhile(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    Cache<String, String> theirs = other.cache(name);
    putWithLifetimeLeft(cache, MINUTE);
    nextTouch().runBefore(() -> theirs.remove("k"));

    access.of(cache);

    assertThat(table.items(name)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void aTouchDoesNotReviveAnEntryThatExpiredMeanwhile(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    putWithLifetimeLeft(cache, MINUTE);
    nextTouch().runBefore(() -> table.expireAll(name));

    access.of(cache);

    assertThat(cache.containsKey("k")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void aTouchLeavesTheLaterDeadlineOfAnotherJvmAlone(Access access) {
    Cache<String, String> cache =
        cache(Jvm.strings().expiry(TouchedExpiryPolicy.factoryOf(hours(1))));
    Cache<String, String> theirs = other.cache(name, TouchedExpiryPolicy.factoryOf(hours(2)));
    putWithLifetimeLeft(cache, MINUTE);
    nextTouch().runBefore(() -> theirs.put("k", "theirs"));

    access.of(cache);

    assertThat(lifetimeLeft()).isBetween(HOUR + 1, 2 * HOUR);
    assertThat(theirs.get("k")).isEqualTo("theirs");
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void aTouchDoesNotProlongWhatAnotherJvmHasMadeAnew(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    Cache<String, String> theirs = other.cache(name, ModifiedExpiryPolicy.factoryOf(minutes(2)));
    putWithLifetimeLeft(cache, MINUTE);
    nextTouch()
        .runBefore(
            () -> {
              theirs.remove("k");
              theirs.put("k", "theirs");
            });

    access.of(cache);

    assertThat(lifetimeLeft()).isBetween(1L, 2 * MINUTE);
  }

  /** A put under Accessed keeps the deadline, so the access before it still counts. */
  @ParameterizedTest
  @EnumSource(Access.class)
  void aTouchReachesAnEntryOfWhichOnlyTheValueWasChangedMeanwhile(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    Cache<String, String> theirs = other.cache(name, CreatedExpiryPolicy.factoryOf(hours(2)));
    putWithLifetimeLeft(cache, MINUTE);
    nextTouch().runBefore(() -> theirs.put("k", "theirs"));

    long before = System.currentTimeMillis();
    access.of(cache);

    assertThat(deadline()).isBetween(before + HOUR, System.currentTimeMillis() + HOUR);
    assertThat(theirs.get("k")).isEqualTo("theirs");
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void aTouchDoesNotReachTheNextGeneration(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    Cache<String, String> theirs = other.cache(name, ModifiedExpiryPolicy.factoryOf(minutes(2)));
    putWithLifetimeLeft(cache, MINUTE);
    nextTouch()
        .runBefore(
            () -> {
              theirs.clear();
              theirs.put("k", "theirs");
            });

    access.of(cache);

    assertThat(lifetimeLeft()).isBetween(1L, 2 * MINUTE);
  }

  @Test
  void threadsOfOneJvmThatFindTheSameTouchDueWriteItOnce() {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    putWithLifetimeLeft(cache, MINUTE);
    jvm.log.clear();
    nextTouch()
        .runBefore(
            () -> {
              Access.GET.of(cache);
              Access.GET_ALL.of(cache);
              Access.ITERATOR.of(cache);
            });

    Access.GET.of(cache);

    assertThat(jvm.log.count("UpdateItem")).isEqualTo(1);
    assertThat(lifetimeLeft()).isGreaterThan(MINUTE);
  }

  @Test
  void aTouchWhoseAnswerWasLostIsNotDoneTwice() {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    putWithLifetimeLeft(cache, MINUTE);
    jvm.log.clear();
    nextTouch().dropResponse();

    Access.GET.of(cache);

    assertThat(jvm.log.requests("UpdateItem")).extracting(r -> r.status()).containsExactly(0, 400);
    assertThat(lifetimeLeft()).isGreaterThan(MINUTE);
  }

  private Cache<String, String> cache(DynamoConfiguration.Builder<String, String> configuration) {
    return jvm.cache(name, configuration.clearVisibility(Duration.ofHours(1)).set("shards", 1));
  }

  /** The one update whose condition is a deadline that was read. */
  private static FaultScript nextTouch() {
    return jvm.faults.next(call -> call.body().contains(":seen"));
  }

  /** Returns the deadline. */
  private long putWithLifetimeLeft(Cache<String, String> cache, long millis) {
    cache.put("k", "v");
    return letLifetimeBe(millis);
  }

  private long letLifetimeBe(long millis) {
    long deadline = System.currentTimeMillis() + millis;
    table.set(table.onlyItem(name), "x", RawTable.number(deadline));
    return deadline;
  }

  private long deadline() {
    Map<String, AttributeValue> item = table.onlyItem(name);
    return RawTable.deadline(item);
  }

  private long lifetimeLeft() {
    return deadline() - System.currentTimeMillis();
  }

  private static javax.cache.expiry.Duration hours(long hours) {
    return new javax.cache.expiry.Duration(TimeUnit.HOURS, hours);
  }

  private static javax.cache.expiry.Duration minutes(long minutes) {
    return new javax.cache.expiry.Duration(TimeUnit.MINUTES, minutes);
  }

  private static final class Constant implements CacheLoader<String, String> {
    private final String value;

    Constant(String value) {
      this.value = value;
    }

    @Override
    public String load(String key) {
      return value;
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      Map<String, String> loaded = new HashMap<>();
      keys.forEach(key -> loaded.put(key, value));
      return loaded;
    }
  }
}
