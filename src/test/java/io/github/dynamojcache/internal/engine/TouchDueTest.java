package io.github.dynamojcache.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.entries.Deadline;
import java.util.concurrent.TimeUnit;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a read moves a deadline: early by less than the threshold, and never late. */
class TouchDueTest {

  private static final long NOW = 1_700_000_000_000L;
  private static final long MINUTES_10 = TimeUnit.MINUTES.toMillis(10);

  @ParameterizedTest
  @CsvSource({
    "0,   1,       true",
    "0,   0,       false", // within one millisecond there is nothing to move
    "0.1, 59999,   false",
    "0.1, 60000,   true",
    "0.5, 299999,  false",
    "0.5, 300000,  true",
  })
  void aTouchIsDueWhenThatPartOfTheLifetimeHasPassed(
      double threshold, long sinceTheLastTouch, boolean due) {
    assertThat(isDue(threshold, MINUTES_10, NOW - sinceTheLastTouch + MINUTES_10)).isEqualTo(due);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 1})
  void aDeadlineThatIsTooLateIsMovedBackHoweverLittleItIs(double threshold) {
    assertThat(isDue(threshold, MINUTES_10, NOW + MINUTES_10 + 1)).isTrue();
    assertThat(isDue(threshold, MINUTES_10, NOW + 2 * MINUTES_10)).isTrue();
    assertThat(isDue(threshold, MINUTES_10, Deadline.ETERNAL)).isTrue();
  }

  @Test
  void atThresholdOneNoReadMovesADeadlineForward() {
    assertThat(isDue(1, MINUTES_10, NOW + 1)).isFalse();
    assertThat(isDue(1, MINUTES_10, NOW + MINUTES_10)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 0.999})
  void aLifetimeOfAMillisecondIsMovedByEveryMillisecond(double threshold) {
    assertThat(isDue(threshold, 1, NOW)).isTrue();
    assertThat(isDue(threshold, 1, NOW + 1)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.5, 0.9})
  void anAccessThatMakesAnEntryEternalIsNotPutOff(double threshold) {
    assertThat(isDue(threshold, Long.MAX_VALUE, NOW + MINUTES_10)).isTrue();
    assertThat(isDue(threshold, Long.MAX_VALUE, Deadline.ETERNAL)).isFalse();
  }

  @Test
  void aPolicyOfTheUsersOwnIsHeldToItsAccessDuration() {
    EntryExpiry expiry = new EntryExpiry(new ShortenedByAccess(), 0.1);
    Lifetime.For access = (Lifetime.For) expiry.forAccess();

    assertThat(expiry.isTouchDue(access, NOW + TimeUnit.HOURS.toMillis(1), NOW)).isTrue();
    assertThat(expiry.isTouchDue(access, NOW + TimeUnit.MINUTES.toMillis(10), NOW)).isFalse();
  }

  /** Two JVMs whose clocks differ: the late one writes once, and neither goes on writing. */
  @Test
  void clocksThatDifferByLessThanTheThresholdDoNotMakeEveryReadAWrite() {
    long ahead = TimeUnit.SECONDS.toMillis(5);
    long deadline = NOW + ahead + MINUTES_10; // moved by the JVM whose clock is ahead
    int accessExpiry = 0;
    for (long time = NOW; time < NOW + TimeUnit.SECONDS.toMillis(50); time += 10) {
      long byItsClock = time % 20 == 0 ? time : time + ahead;
      if (isDue(0.1, MINUTES_10, deadline, byItsClock)) {
        deadline = byItsClock + MINUTES_10;
        accessExpiry++;
      }
    }

    assertThat(accessExpiry).isEqualTo(1);
  }

  private static boolean isDue(double threshold, long lifetime, long deadline) {
    return isDue(threshold, lifetime, deadline, NOW);
  }

  private static boolean isDue(double threshold, long lifetime, long deadline, long now) {
    ExpiryPolicy policy = new AccessedExpiryPolicy(Duration.ETERNAL);
    return new EntryExpiry(policy, threshold).isTouchDue(new Lifetime.For(lifetime), deadline, now);
  }

  /** An hour for a new entry, ten minutes for one that is read. */
  private static final class ShortenedByAccess implements ExpiryPolicy {
    @Override
    public Duration getExpiryForCreation() {
      return Duration.ONE_HOUR;
    }

    @Override
    public Duration getExpiryForAccess() {
      return new Duration(TimeUnit.MINUTES, 10);
    }

    @Override
    public @Nullable Duration getExpiryForUpdate() {
      return null;
    }
  }
}
