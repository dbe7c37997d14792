package io.github.dynamojcache.semantics.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.ClockMXBean;
import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Lifetimes;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.OnlyEntry;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.SharedTable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens between JVMs whose clocks differ: left as they are, and corrected. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class SkewedClocksTest {

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  /** The service tells whole seconds, and a request takes its time on a busy machine. */
  private static final long UNCERTAIN = 1_500;

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final Map<String, Jvm> SKEWED = new HashMap<>();

  private final Jvm right = SHARED.jvm();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();

  @AfterAll
  static void close() {
    SKEWED.values().forEach(Jvm::close);
    SKEWED.clear();
  }

  private static Jvm skewed(LocalDynamo dynamo, Duration ahead, String mode) {
    return SKEWED.computeIfAbsent(
        mode + ahead,
        any ->
            new Jvm(
                dynamo,
                SHARED.table().name(),
                Map.of(
                    DynamoCachingProvider.CLOCK_PROPERTY,
                    InstantSource.offset(InstantSource.system(), ahead),
                    "dynamo-jcache.clock-skew",
                    mode)));
  }

  private Cache<String, String> skewed(
      LocalDynamo dynamo, Duration ahead, String mode, Factory<? extends ExpiryPolicy> expiry) {
    return skewed(dynamo, ahead, mode).cache(name, expiry);
  }

  private static Factory<ExpiryPolicy> created(long millis) {
    return CreatedExpiryPolicy.factoryOf(lifetime(millis));
  }

  private static Factory<ExpiryPolicy> accessed(long millis) {
    return AccessedExpiryPolicy.factoryOf(lifetime(millis));
  }

  private static javax.cache.expiry.Duration lifetime(long millis) {
    return new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, millis);
  }

  private long deadline() {
    return RawTable.deadline(table.onlyItem(name));
  }

  private static Stream<Arguments> policiesAndSkews() {
    Map<String, Factory<ExpiryPolicy>> policies =
        Map.of(
            "created", created(HOUR),
            "modified", ModifiedExpiryPolicy.factoryOf(lifetime(HOUR)),
            "accessed", accessed(HOUR),
            "touched", TouchedExpiryPolicy.factoryOf(lifetime(HOUR)),
            "custom", Lifetimes.policy(Lifetimes.HOUR, Lifetimes.HOUR, Lifetimes.HOUR));
    return policies.entrySet().stream()
        .flatMap(
            policy ->
                Stream.of(FIVE_MINUTES, FIVE_MINUTES.negated())
                    .map(
                        ahead ->
                            Arguments.of(Named.of(policy.getKey(), policy.getValue()), ahead)));
  }

  @ParameterizedTest
  @MethodSource("policiesAndSkews")
  void leftAsTheyAreEntriesLiveLongerOrShorterByTheSkewOfWhoWroteThem(
      Factory<ExpiryPolicy> policy, Duration ahead, LocalDynamo dynamo) {
    Cache<String, String> cache = skewed(dynamo, ahead, "warn", policy);

    long before = System.currentTimeMillis();
    cache.put("k", "v");
    long after = System.currentTimeMillis();

    long skew = ahead.toMillis();
    assertThat(deadline()).isBetween(before + HOUR + skew, after + HOUR + skew);
    long ttl = Long.parseLong(RawTable.attribute(table.onlyItem(name), "ttl").n());
    assertThat(ttl).isEqualTo(Math.floorDiv(deadline() + 999, 1_000));
  }

  @ParameterizedTest
  @MethodSource("policiesAndSkews")
  void correctedTheyLiveAsLongAsTheyShould(
      Factory<ExpiryPolicy> policy, Duration ahead, LocalDynamo dynamo) {
    Cache<String, String> cache = skewed(dynamo, ahead, "correct", policy);

    long before = System.currentTimeMillis();
    cache.put("k", "v");
    long after = System.currentTimeMillis();

    assertThat(deadline()).isBetween(before + HOUR - UNCERTAIN, after + HOUR + UNCERTAIN);
  }

  @ParameterizedTest
  @ValueSource(longs = {5, -5, 300, -300})
  void twoJvmsOfWhichOneIsOffSeeEachOthersShortLivedEntries(long seconds, LocalDynamo dynamo) {
    Cache<String, String> here = right.cache(name, created(4_000));
    Cache<String, String> there =
        skewed(dynamo, Duration.ofSeconds(seconds), "correct", created(4_000));

    there.put("there", "v");
    assertThat(here.get("there")).isEqualTo("v");
    here.put("here", "v");
    assertThat(there.get("here")).isEqualTo("v");
  }

  @Test
  void leftAsItIsAClockThatIsAheadMissesWhatOthersStillSee(LocalDynamo dynamo) {
    Cache<String, String> here = right.cache(name, created(4 * MINUTE));
    Cache<String, String> there = skewed(dynamo, FIVE_MINUTES, "ignore", created(4 * MINUTE));
    here.put("k", "v");

    assertThat(there.get("k")).isNull();
    assertThat(there.putIfAbsent("k", "stolen")).isTrue();
    assertThat(here.get("k")).isEqualTo("stolen");
  }

  @Test
  void correctedAClockThatIsAheadTakesNoLockThatAnotherHolds(LocalDynamo dynamo) {
    Cache<String, String> here = right.cache(name, created(4 * MINUTE));
    Cache<String, String> there = skewed(dynamo, FIVE_MINUTES, "correct", created(4 * MINUTE));
    here.put("k", "v");

    assertThat(there.get("k")).isEqualTo("v");
    assertThat(there.putIfAbsent("k", "stolen")).isFalse();
    assertThat(there.replace("k", "v", "w")).isTrue();
  }

  @Test
  void leftAsItIsAClockThatIsBehindStillSeesWhatHasExpired(LocalDynamo dynamo) {
    Cache<String, String> here = right.cache(name, created(HOUR));
    Cache<String, String> there = skewed(dynamo, FIVE_MINUTES.negated(), "ignore", created(HOUR));
    here.put("k", "v");
    table.expireAll(name);

    assertThat(here.get("k")).isNull();
    assertThat(there.get("k")).isEqualTo("v");
  }

  @Test
  void correctedAClockThatIsBehindSeesNothingThatHasExpired(LocalDynamo dynamo) {
    Cache<String, String> here = right.cache(name, created(HOUR));
    Cache<String, String> there = skewed(dynamo, FIVE_MINUTES.negated(), "correct", created(HOUR));
    here.put("k", "v");
    table.set(table.onlyItem(name), "x", RawTable.number(System.currentTimeMillis() - UNCERTAIN));

    assertThat(there.get("k")).isNull();
    assertThat(there.iterator().hasNext()).isFalse();
    assertThat(there.putIfAbsent("k", "w")).isTrue();
  }

  @Test
  void leftAsItIsNothingIsReturnedAfterItsDeadlineByTheClockOfWhoReads(LocalDynamo dynamo) {
    Cache<String, String> there =
        skewed(dynamo, FIVE_MINUTES.negated(), "ignore", created(4 * MINUTE));
    Cache<String, String> here = right.cache(name, created(4 * MINUTE));

    there.put("k", "v");

    assertThat(there.get("k")).as("its own clock says it lives").isEqualTo("v");
    assertThat(here.get("k")).as("born expired, to others").isNull();
  }

  @Test
  void leftAsItIsATouchIsTooLateUntilTheNextOneOfAJvmWhoseClockIsRight(LocalDynamo dynamo) {
    Cache<String, String> here = right.cache(name, accessed(10 * MINUTE));
    Cache<String, String> there = skewed(dynamo, FIVE_MINUTES, "ignore", accessed(10 * MINUTE));
    here.put("k", "v");

    there.get("k");
    assertThat(deadline()).isGreaterThan(System.currentTimeMillis() + 14 * MINUTE);
    here.get("k");
    assertThat(deadline()).isLessThanOrEqualTo(System.currentTimeMillis() + 10 * MINUTE);
  }

  @Test
  void correctedATouchMovesNothingThatIsNotDue(LocalDynamo dynamo) {
    Cache<String, String> here = right.cache(name, accessed(HOUR));
    Cache<String, String> there = skewed(dynamo, FIVE_MINUTES.negated(), "correct", accessed(HOUR));
    here.put("k", "v");
    OnlyEntry stored = new OnlyEntry(table, name);
    long deadline = stored.letLifetimeBe(HOUR - 3 * MINUTE);

    assertThat(there.get("k")).isEqualTo("v");

    assertThat(stored.deadline()).isEqualTo(deadline);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ignore", "correct"})
  void clearsDoNotDependOnClocks(String mode, LocalDynamo dynamo) {
    Cache<String, String> here = right.cache(name, Jvm.strings().clearVisibility(Duration.ZERO));
    Cache<String, String> there = skewed(dynamo, FIVE_MINUTES.negated(), mode, created(HOUR));
    for (int i = 0; i < 3; i++) {
      here.put("k", "v");
      here.clear();
      assertThat(here.get("k")).isNull();
      here.put("k", "v");
      there.clear();
      assertThat(here.get("k")).isNull();
    }
  }

  @Test
  void aClockThatWasHandedInIsTakenAsItIs(LocalDynamo dynamo) {
    Map<String, Object> clock =
        Map.of(
            DynamoCachingProvider.CLOCK_PROPERTY,
            InstantSource.offset(InstantSource.system(), FIVE_MINUTES));
    try (Jvm ahead = new Jvm(dynamo, table.name(), clock)) {
      Cache<String, String> cache = ahead.cache(name, created(HOUR));

      cache.put("k", "v");

      assertThat(deadline()).isGreaterThan(System.currentTimeMillis() + HOUR + 4 * MINUTE);
      assertThat(cache.unwrap(ClockMXBean.class).getCorrectionMillis()).isZero();
    }
  }

  @Test
  void theSkewIsShownWithItsUncertaintyAndWhatIsDoneAboutIt(LocalDynamo dynamo) {
    ClockMXBean clock =
        skewed(dynamo, FIVE_MINUTES, "correct", created(HOUR)).unwrap(ClockMXBean.class);

    long skew = FIVE_MINUTES.toMillis();
    assertThat(clock.isMeasured()).isTrue();
    assertThat(clock.getUncertaintyMillis()).isBetween(0L, UNCERTAIN);
    assertThat(clock.getSkewMillis())
        .isBetween(skew - clock.getUncertaintyMillis(), skew + clock.getUncertaintyMillis());
    assertThat(clock.getCorrectionMillis()).isBetween(-skew - UNCERTAIN, -skew + UNCERTAIN);
  }

  @Test
  void cachesOfOneManagerLearnTogether(LocalDynamo dynamo) {
    ClockMXBean first =
        skewed(dynamo, FIVE_MINUTES, "correct", created(HOUR)).unwrap(ClockMXBean.class);
    Jvm jvm = skewed(dynamo, FIVE_MINUTES, "correct");
    ClockMXBean second = jvm.cache(SHARED.newCacheName()).unwrap(ClockMXBean.class);

    assertThat(second.getCorrectionMillis()).isEqualTo(first.getCorrectionMillis()).isNotZero();
  }

  @Test
  void withoutDatesInTheAnswersTheClockIsTakenAsItIs(LocalDynamo dynamo) {
    try (Jvm jvm = new Jvm(dynamo, table.name())) {
      jvm.dates.remove();
      Cache<String, String> cache = jvm.cache(name, created(HOUR));

      cache.put("k", "v");

      assertThat(cache.get("k")).isEqualTo("v");
      assertThat(cache.unwrap(ClockMXBean.class).isMeasured()).isFalse();
    }
  }

  @Test
  void datesThatAreWrongOnTheWayAreBelieved(LocalDynamo dynamo) {
    try (Jvm jvm = new Jvm(dynamo, table.name())) {
      jvm.dates.move(FIVE_MINUTES);
      Cache<String, String> cache = jvm.cache(name, created(HOUR));

      cache.put("k", "v");

      assertThat(deadline()).isGreaterThan(System.currentTimeMillis() + HOUR + 4 * MINUTE);
      assertThat(cache.unwrap(ClockMXBean.class).getSkewMillis()).isLessThan(-4 * MINUTE);
    }
  }

  @Test
  void aRefusedWriteTellsTheTimeToo(LocalDynamo dynamo) {
    try (Jvm jvm = new Jvm(dynamo, table.name())) {
      Cache<String, String> cache = jvm.cache(name, created(HOUR));
      cache.put("k", "v");
      jvm.dates.move(FIVE_MINUTES.negated());
      ClockMXBean clock = cache.unwrap(ClockMXBean.class);

      await().until(() -> !cache.putIfAbsent("k", "w") && clock.getCorrectionMillis() != 0);
    }
  }
}
