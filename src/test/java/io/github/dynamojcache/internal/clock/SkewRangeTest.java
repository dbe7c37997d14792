package io.github.dynamojcache.internal.clock;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an answer says about a clock: never more than is so, and together enough. */
class SkewRangeTest {

  private static final long SERVICE_MILLIS = 1_700_000_000_000L;

  @Test
  void anAnswerLeavesOpenASecondAndTheTimeThatItTook() {
    assertThat(SkewRange.ofAnswer(10_200, 10_230, 10_000)).isEqualTo(new SkewRange(-800, 231));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 999, -1_500, 5_000, -300_000, 31_536_000_000L})
  void theTruthIsNeverExcludedHoweverLateAndOneSidedTheAnswersAre(long skew) {
    Random random = new Random(skew);
    SkewRange range = new SkewRange(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4);
    for (int i = 0; i < 10_000; i++) {
      range = agreed(range, answer(random, skew, /* longest= */ 2_000));
    }
    assertThat(range.contains(skew)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 700, -300_000})
  void severalAnswersNarrowItToTheTimeThatTheQuickestTook(long skew) {
    Random random = new Random(42);
    SkewRange range = answer(random, skew, /* longest= */ 20);
    for (int i = 0; i < 1_000; i++) {
      range = agreed(range, answer(random, skew, /* longest= */ 20));
    }
    assertThat(range.width()).isLessThanOrEqualTo(20);
    assertThat(range.middle()).isBetween(skew - 10, skew + 10);
  }

  /** The request and the answer take each up to {@code longest}, in microseconds' resolution. */
  private static SkewRange answer(Random random, long skew, int longest) {
    long sentMicros = SERVICE_MILLIS * 1_000 + random.nextLong(10_000_000_000L);
    long readMicros = sentMicros + random.nextLong(longest * 500L + 1);
    long receivedMicros = readMicros + random.nextLong(longest * 500L + 1);
    return SkewRange.ofAnswer(
        sentMicros / 1_000 + skew, receivedMicros / 1_000 + skew, readMicros / 1_000_000 * 1_000);
  }

  private static SkewRange agreed(SkewRange range, SkewRange answer) {
    SkewRange both = range.and(answer);
    assertThat(both).as(range + " and " + answer).isNotNull();
    return requireNonNull(both);
  }

  @Test
  void rangesThatDoNotMeetContradictEachOther() {
    assertThat(new SkewRange(0, 10).and(new SkewRange(11, 20))).isNull();
    assertThat(new SkewRange(0, 10).and(new SkewRange(10, 20))).isEqualTo(new SkewRange(10, 10));
  }

  @Test
  void whatReachesBackToTheThresholdIsNotCertainlyBeyondIt() {
    assertThat(new SkewRange(2_001, 3_000).isBeyond(2_000)).isTrue();
    assertThat(new SkewRange(-3_000, -2_001).isBeyond(2_000)).isTrue();
    assertThat(new SkewRange(2_000, 90_000).isBeyond(2_000)).isFalse();
    assertThat(new SkewRange(-90_000, -2_000).isBeyond(2_000)).isFalse();
  }

  @Test
  void whatReachesOverTheThresholdIsNotCertainlyWithinIt() {
    assertThat(new SkewRange(-1_000, 1_000).isWithin(1_000)).isTrue();
    assertThat(new SkewRange(0, 1_001).isWithin(1_000)).isFalse();
    assertThat(new SkewRange(-1_001, 0).isWithin(1_000)).isFalse();
  }

  @Test
  void theSkewIsTheMiddleGiveOrTakeHalf() {
    assertThat(new SkewRange(-801, 200).asSkew()).isEqualTo(new Skew(-301, 501));
    assertThat(new SkewRange(7, 7).asSkew()).isEqualTo(new Skew(7, 0));
  }
}
