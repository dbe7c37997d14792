package io.github.dynamojcache.internal.entries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallBudgetTest {

  private static final Duration LIMIT = Duration.ofHours(1);

  private final CallBudget time = new CallBudget(LIMIT);

  private static void assertLess(@Nullable Duration left, Duration than) {
    assertThat(left).isNotNull().isPositive().isLessThan(than);
  }

  @Test
  void outsideOfAnOperationRequestsHaveTheLimitOfTheirClient() {
    time.requestBegins();

    assertThat(time.left()).isNull();
  }

  @Test
  void theFirstRequestOfAnOperationHasTheLimitOfItsClient() {
    assertThat(time.<@Nullable Duration>share(time::left)).isNull();
  }

  @Test
  void theSecondRequestHasWhatTheFirstLeft() {
    assertLess(
        time.share(
            () -> {
              time.requestBegins();
              return time.left();
            }),
        LIMIT);
  }

  @Test
  void aPartOfAnOperationHasWhatTheWholeHasLeft() {
    assertLess(
        time.share(
            () -> {
              time.requestBegins();
              return time.share(time::left);
            }),
        LIMIT);
  }

  @Test
  void anOperationThatHasWaitedBeforeHasLessFromTheStart() {
    Duration rest = Duration.ofMinutes(1);

    assertLess(time.share(rest, time::left), rest);
  }

  @Test
  void nothingIsLeftWhenTheTimeIsOver() {
    CallBudget over = new CallBudget(Duration.ZERO);

    assertThat(
            over.<@Nullable Duration>share(
                () -> {
                  over.requestBegins();
                  return over.left();
                }))
        .isNotNull()
        .matches(left -> left.isZero() || left.isNegative());
  }

  @Test
  void afterWhatHasNoLimitTheTimeBeginsAgain() {
    assertThat(
            time.<@Nullable Duration>share(
                () -> {
                  time.requestBegins();
                  time.beginAgain();
                  return time.left();
                }))
        .isNull();
  }

  @Test
  void theNextOperationBeginsAnew() {
    time.share(
        Duration.ofMinutes(1),
        () -> {
          time.requestBegins();
          return "";
        });

    assertThat(time.<@Nullable Duration>share(time::left)).isNull();
  }
}
