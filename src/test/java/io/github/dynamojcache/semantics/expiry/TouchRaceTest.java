package io.github.dynamojcache.semantics.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.testing.Access;
import io.github.dynamojcache.testing.FaultScript;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.OnlyEntry;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.SharedTable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a touch leaves alone that came between the read and it. */
@Tag("races")
@Tag("server")
class TouchRaceTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final Factory<ExpiryPolicy> ACCESSED = AccessedExpiryPolicy.factoryOf(hours(1));

  private final Jvm jvm = SHARED.jvm();
  private final Jvm other = SHARED.other();
  private final RawTable table = SHARED.table();
  private final String name = SHARED.newCacheName();
  private final OnlyEntry stored = new OnlyEntry(table, name);

  @AfterEach
  void everyOrderedRaceHappened() {
    assertThat(jvm.faults.pending()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void aTouchDoesNotReviveAnEntryThatWasRemovedMeanwhile(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    Cache<String, String> theirs = other.cache(name);
    stored.put(cache, MINUTE);
    nextTouch().runBefore(() -> theirs.remove("k"));

    access.of(cache);

    assertThat(table.items(name)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void aTouchDoesNotReviveAnEntryThatExpiredMeanwhile(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    stored.put(cache, MINUTE);
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
    stored.put(cache, MINUTE);
    nextTouch().runBefore(() -> theirs.put("k", "theirs"));

    access.of(cache);

    assertThat(stored.lifetimeLeft()).isBetween(HOUR + 1, 2 * HOUR);
    assertThat(theirs.get("k")).isEqualTo("theirs");
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void aTouchDoesNotProlongWhatAnotherJvmHasMadeAnew(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    Cache<String, String> theirs = other.cache(name, ModifiedExpiryPolicy.factoryOf(minutes(2)));
    stored.put(cache, MINUTE);
    nextTouch()
        .runBefore(
            () -> {
              theirs.remove("k");
              theirs.put("k", "theirs");
            });

    access.of(cache);

    assertThat(stored.lifetimeLeft()).isBetween(1L, 2 * MINUTE);
  }

  /** A put under Accessed keeps the deadline, so the access before it still counts. */
  @ParameterizedTest
  @EnumSource(Access.class)
  void aTouchReachesAnEntryOfWhichOnlyTheValueWasChangedMeanwhile(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    Cache<String, String> theirs = other.cache(name, CreatedExpiryPolicy.factoryOf(hours(2)));
    stored.put(cache, MINUTE);
    nextTouch().runBefore(() -> theirs.put("k", "theirs"));

    long before = System.currentTimeMillis();
    access.of(cache);

    assertThat(stored.deadline()).isBetween(before + HOUR, System.currentTimeMillis() + HOUR);
    assertThat(theirs.get("k")).isEqualTo("theirs");
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void aTouchDoesNotReachTheNextGeneration(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    Cache<String, String> theirs = other.cache(name, ModifiedExpiryPolicy.factoryOf(minutes(2)));
    stored.put(cache, MINUTE);
    nextTouch()
        .runBefore(
            () -> {
              theirs.clear();
              theirs.put("k", "theirs");
            });

    access.of(cache);

    assertThat(stored.lifetimeLeft()).isBetween(1L, 2 * MINUTE);
  }

  @Test
  void threadsOfOneJvmThatFindTheSameTouchDueWriteItOnce() {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    stored.put(cache, MINUTE);
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
    assertThat(stored.lifetimeLeft()).isGreaterThan(MINUTE);
  }

  @Test
  void aTouchWhoseAnswerWasLostIsNotDoneTwice() {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    stored.put(cache, MINUTE);
    jvm.log.clear();
    nextTouch().dropResponse();

    Access.GET.of(cache);

    assertThat(jvm.log.requests("UpdateItem")).extracting(r -> r.status()).containsExactly(0, 400);
    assertThat(stored.lifetimeLeft()).isGreaterThan(MINUTE);
  }

  private Cache<String, String> cache(DynamoConfiguration.Builder<String, String> configuration) {
    return jvm.cache(name, configuration.clearVisibility(Duration.ofHours(1)).set("shards", 1));
  }

  /** The one update whose condition is a deadline that was read. */
  private FaultScript nextTouch() {
    return jvm.faults.next(call -> call.body().contains(":seen"));
  }

  private static javax.cache.expiry.Duration hours(long hours) {
    return new javax.cache.expiry.Duration(TimeUnit.HOURS, hours);
  }

  private static javax.cache.expiry.Duration minutes(long minutes) {
    return new javax.cache.expiry.Duration(TimeUnit.MINUTES, minutes);
  }
}
