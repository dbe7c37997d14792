package io.github.dynamojcache.internal.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a series of answers says. */
class SkewEstimateTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final SkewEstimate FIRST = SkewEstimate.first(new SkewRange(0, 1_000), 0);

  @Test
  void answersNarrowTheRange() {
    SkewEstimate estimate = FIRST.after(new SkewRange(600, 1_600), 0);

    assertThat(estimate.believed()).isEqualTo(new SkewRange(600, 1_001));
  }

  @Test
  void oneAnswerThatContradictsIsNotBelieved() {
    SkewEstimate estimate =
        FIRST.after(new SkewRange(5_000, 6_000), 0).after(new SkewRange(400, 1_400), 0);

    assertThat(estimate.believed()).isEqualTo(new SkewRange(400, 1_002));
    assertThat(estimate.doubt()).isNull();
  }

  @Test
  void twoAnswersInARowThatAgreeAreBelievedAgainstAllBefore() {
    SkewEstimate estimate =
        FIRST.after(new SkewRange(5_000, 6_000), 0).after(new SkewRange(5_500, 6_500), 0);

    assertThat(estimate.believed()).isEqualTo(new SkewRange(5_500, 6_001));
    assertThat(estimate.doubt()).isNull();
  }

  @Test
  void twoAnswersThatContradictEachOtherTooAreNot() {
    SkewEstimate estimate =
        FIRST.after(new SkewRange(5_000, 6_000), 0).after(new SkewRange(9_000, 9_999), 0);

    assertThat(estimate.believed().contains(500)).isTrue();
    assertThat(estimate.doubt()).isEqualTo(new SkewRange(9_000, 9_999));
  }

  @Test
  void whatIsKnownGetsOldByHalfAMillisecondASecond() {
    assertThat(FIRST.believedAt(1_000 * SECOND)).isEqualTo(new SkewRange(-501, 1_501));
  }

  @Test
  void aClockThatDriftsIsFollowed() {
    SkewEstimate estimate = SkewEstimate.first(new SkewRange(0, 10), 0);
    for (long second = 1; second <= 3_600; second++) {
      long skew = second * 4 / 10; // 400 parts in a million
      estimate = estimate.after(new SkewRange(skew, skew + 10), second * SECOND);
      assertThat(estimate.believed().contains(skew)).isTrue();
      assertThat(estimate.doubt()).isNull();
    }
  }
}
