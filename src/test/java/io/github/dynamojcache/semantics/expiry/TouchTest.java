package io.github.dynamojcache.semantics.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.testing.Access;
import io.github.dynamojcache.testing.ComputingLoader;
import io.github.dynamojcache.testing.Jvm;
import io.github.dynamojcache.testing.Lifetimes;
import io.github.dynamojcache.testing.OnlyEntry;
import io.github.dynamojcache.testing.RawTable;
import io.github.dynamojcache.testing.SharedTable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which reads move an entry's deadline. */
@Tag("server")
class TouchTest {

  @RegisterExtension private static final SharedTable SHARED = new SharedTable();

  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final Factory<ExpiryPolicy> ACCESSED = AccessedExpiryPolicy.factoryOf(hours(1));

  private final Jvm jvm = SHARED.jvm();
  private final String name = SHARED.newCacheName();
  private final OnlyEntry stored = new OnlyEntry(SHARED.table(), name);

  @ParameterizedTest
  @EnumSource(Access.class)
  void byDefaultTheFirstTenthOfALifetimeIsReadWithoutAWrite(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    long deadline = stored.put(cache, HOUR - 5 * MINUTE);
    jvm.log.clear();

    access.of(cache);

    assertThat(stored.deadline()).isEqualTo(deadline);
    assertThat(jvm.log.count()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void byDefaultAReadMovesTheDeadlineWhenATenthOfTheLifetimeHasPassed(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    stored.put(cache, HOUR - 6 * MINUTE);

    long before = System.currentTimeMillis();
    access.of(cache);

    assertThat(stored.deadline()).isBetween(before + HOUR, System.currentTimeMillis() + HOUR);
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void atThresholdZeroEveryReadMovesTheDeadline(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED).touchThreshold(0));
    stored.put(cache, HOUR - 1_000);

    long before = System.currentTimeMillis();
    access.of(cache);

    assertThat(stored.deadline()).isBetween(before + HOUR, System.currentTimeMillis() + HOUR);
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void atThresholdOneNoReadMovesTheDeadline(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED).touchThreshold(1));
    long deadline = stored.put(cache, 5 * MINUTE);

    access.of(cache);

    assertThat(stored.deadline()).isEqualTo(deadline);
  }

  /** As after a change of the configuration, or a touch by a JVM whose clock is ahead. */
  @ParameterizedTest
  @EnumSource(Access.class)
  void aDeadlineThatIsTooLateIsMovedBackByTheFirstRead(Access access) {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED));
    stored.put(cache, HOUR + MINUTE);

    long before = System.currentTimeMillis();
    access.of(cache);

    assertThat(stored.deadline()).isBetween(before + HOUR, System.currentTimeMillis() + HOUR);
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void theThresholdIsForPoliciesOfTheUsersOwnToo(Access access) {
    Cache<String, String> cache =
        cache(
            Jvm.strings()
                .expiry(Lifetimes.policy(Lifetimes.ETERNAL, Lifetimes.UNCHANGED, Lifetimes.HOUR)));
    long deadline = stored.put(cache, HOUR - 5 * MINUTE);

    access.of(cache);
    assertThat(stored.deadline()).isEqualTo(deadline);

    stored.letLifetimeBe(HOUR - 6 * MINUTE);
    access.of(cache);
    assertThat(stored.deadline()).isGreaterThan(deadline);
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

    assertThat(stored.deadline()).isEqualTo(RawTable.ETERNAL);
  }

  @Test
  void containsKeyMovesNoDeadline() {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED).touchThreshold(0));
    long deadline = stored.put(cache, MINUTE);

    assertThat(cache.containsKey("k")).isTrue();

    assertThat(stored.deadline()).isEqualTo(deadline);
  }

  @Test
  void aProcessorThatOnlyAsksWhetherTheEntryExistsMovesNoDeadline() {
    Cache<String, String> cache = cache(Jvm.strings().expiry(ACCESSED).touchThreshold(0));
    long deadline = stored.put(cache, MINUTE);

    assertThat(cache.<Boolean>invoke("k", (entry, arguments) -> entry.exists())).isTrue();

    assertThat(stored.deadline()).isEqualTo(deadline);
  }

  @Test
  void aReadThatLoadsIsACreationAndNotAnAccess() {
    Cache<String, String> cache =
        cache(
            Jvm.strings()
                .expiry(
                    Lifetimes.policy(
                        Lifetimes.millis(2 * HOUR), Lifetimes.UNCHANGED, Lifetimes.HOUR))
                .readThrough(() -> new ComputingLoader<>(key -> "v")));

    assertThat(cache.get("k")).isEqualTo("v");

    assertThat(stored.deadline() - System.currentTimeMillis()).isBetween(HOUR + 1, 2 * HOUR);
  }

  @Test
  void aReadThroughCacheTouchesWhatItFinds() {
    Cache<String, String> cache =
        cache(
            Jvm.strings()
                .expiry(ACCESSED)
                .readThrough(() -> new ComputingLoader<>(key -> "loaded")));
    long deadline = stored.put(cache, MINUTE);

    assertThat(cache.get("k")).isEqualTo("v");

    assertThat(stored.deadline()).isGreaterThan(deadline);
  }

  private Cache<String, String> cache(DynamoConfiguration.Builder<String, String> configuration) {
    return jvm.cache(name, configuration.clearVisibility(Duration.ofHours(1)).set("shards", 1));
  }

  private static javax.cache.expiry.Duration hours(long hours) {
    return new javax.cache.expiry.Duration(TimeUnit.HOURS, hours);
  }
}
