package io.github.dynamojcache.internal.clock;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.options.SkewMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By which time entries expire, while clocks are right, off, set, and frozen. */
class ServiceClockTest {

  private static final long THRESHOLD = 2_000;
  private static final long FIVE_MINUTES = 300_000;

  private final World world = new World(0);
  private final HeardLog log = new HeardLog();
  private final ServiceClock clock = clock(SkewMode.CORRECT);

  private ServiceClock clock(SkewMode mode) {
    return new ServiceClock(
        world,
        world::nanos,
        mode,
        THRESHOLD,
        new SkewAnnouncements(log, mode, THRESHOLD, "region eu-west-1"));
  }

  private long error() {
    return clock.millis() - world.service();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, 900, -900, 1_990, -1_990})
  void aClockWithinTheThresholdIsTakenToTheMillisecond(long ahead) {
    world.setAhead(ahead);
    for (int i = 0; i < 1_000; i++) {
      world.ask(clock);
      world.pass(i % 300);
      assertThat(clock.millis()).isEqualTo(world.instant().toEpochMilli());
      assertThat(clock.instant()).isEqualTo(world.instant());
    }
    assertThat(clock.correctionMillis()).isZero();
    assertThat(log.lines).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {5_000, -5_000, FIVE_MINUTES, -FIVE_MINUTES, 31_536_000_000L})
  void oneAnswerIsEnoughToCorrectAClockToASecond(long ahead) {
    world.setAhead(ahead);

    world.ask(clock);

    assertThat(error()).isBetween(-550L, 550L);
    assertThat(clock.instant().toEpochMilli()).isEqualTo(clock.millis());
  }

  @ParameterizedTest
  @ValueSource(longs = {5_000, -5_000, FIVE_MINUTES, -FIVE_MINUTES})
  void moreAnswersTellTheSkewToTheTimeThatTheyTake(long ahead) {
    world.setAhead(ahead);

    world.askOften(clock);

    Skew skew = clock.skew().orElseThrow();
    assertThat(skew.aheadMillis()).isBetween(ahead - 50, ahead + 50);
    assertThat(skew.uncertaintyMillis()).isLessThan(100);
    assertThat(error()).isBetween(-100L, 100L);
    assertThat(clock.correctionMillis()).isBetween(-ahead - 100, -ahead + 100);
  }

  @Test
  void aSkewThatMayBeBelowTheThresholdIsNotCorrected() {
    world.setAhead(2_300);
    world.pass(500); // the answer says 1.8 to 2.8 s

    world.ask(clock);

    assertThat(clock.correctionMillis()).isZero();
  }

  @ParameterizedTest
  @EnumSource(value = SkewMode.class, names = "CORRECT", mode = EnumSource.Mode.EXCLUDE)
  void otherModesMeasureAndDoNotCorrect(SkewMode mode) {
    ServiceClock other = clock(mode);
    world.setAhead(FIVE_MINUTES);

    world.askOften(other);

    assertThat(other.millis()).isEqualTo(world.instant().toEpochMilli());
    assertThat(other.correctionMillis()).isZero();
    assertThat(other.skew().orElseThrow().aheadMillis())
        .isBetween(FIVE_MINUTES - 50, FIVE_MINUTES + 50);
  }

  @Test
  void theTimeDoesNotJumpWhileNothingContradictsTheCorrection() {
    world.setAhead(FIVE_MINUTES);
    Set<Long> corrections = new HashSet<>();

    for (int i = 0; i < 10_000; i++) {
      world.ask(clock);
      world.pass(400);
      corrections.add(clock.correctionMillis());
    }

    assertThat(corrections).hasSizeLessThan(6);
  }

  @Test
  void aSkewAroundTheThresholdDoesNotTurnTheCorrectionOnAndOff() {
    List<Boolean> turns = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      world.setAhead(THRESHOLD + (i / 40 % 2 == 0 ? 90 : -90)); // NTP slews to and fro
      world.ask(clock);
      world.pass(400);
      boolean corrected = clock.correctionMillis() != 0;
      if (turns.isEmpty() || turns.get(turns.size() - 1) != corrected) {
        turns.add(corrected);
      }
    }
    assertThat(turns).containsExactly(false, true);
  }

  @Test
  void aClockThatIsSetRightIsBelievedAtOnceAndForGood() {
    world.setAhead(-FIVE_MINUTES);
    world.askOften(clock);

    world.setAhead(0);

    assertThat(error()).isZero();
    for (int i = 0; i < 100; i++) {
      world.ask(clock);
      world.pass(50);
      assertThat(error()).isZero();
    }
    assertThat(clock.correctionMillis()).isZero();
  }

  @Test
  void aClockThatIsSetWrongIsFoundOutByTwoAnswers() {
    world.askOften(clock);
    world.pass(1_000);
    world.setAhead(FIVE_MINUTES);

    world.ask(clock);
    assertThat(error()).as("one could be a mistake").isEqualTo(FIVE_MINUTES);
    world.ask(clock);

    assertThat(error()).isBetween(-550L, 550L);
  }

  @Test
  void aSingleAnswerWithAWrongDateChangesNothing() {
    world.askOften(clock);
    world.pass(1_000);

    world.ask(clock, World.dateOf(world.service() - FIVE_MINUTES));
    world.ask(clock);

    assertThat(error()).isZero();
    assertThat(log.lines).isEmpty();
  }

  @Test
  void aMachineThatWasFrozenIsNotTakenForOneWhoseClockIsOff() {
    world.askOften(clock);

    world.freeze(Duration.ofHours(1));

    assertThat(error()).isZero();
    world.askOften(clock);
    assertThat(error()).isZero();
    assertThat(log.lines).isEmpty();
  }

  @Test
  void aMachineThatIsFrozenInTheMiddleOfARequestIsNotEither() {
    ServiceClock.Sending sending = requireNonNull(clock.sending());
    String date = world.date();
    world.freeze(Duration.ofHours(1));

    clock.answered(sending, date);

    assertThat(error()).isZero();
  }

  @Test
  void aClockThatIsSetInTheMiddleOfARequestDoesNotMisleadIt() {
    ServiceClock.Sending sending = requireNonNull(clock.sending());
    world.pass(5);
    String date = world.date();
    world.setAhead(-FIVE_MINUTES);

    clock.answered(sending, date);

    assertThat(error()).isBetween(-550L, 550L);
  }

  @Test
  void whatIsKnownGetsLessCertainWithTime() {
    world.askOften(clock);
    long before = clock.skew().orElseThrow().uncertaintyMillis();

    world.pass(Duration.ofHours(1).toMillis());

    assertThat(clock.skew().orElseThrow().uncertaintyMillis())
        .isBetween(before + 1_800, before + 1_802);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "Tue, 14 Nov 2023 22:13:20", "2023-11-14T22:13:20Z"})
  void aDateThatIsNoneTellsNothing(String date) {
    world.setAhead(FIVE_MINUTES);

    world.ask(clock, date);

    assertThat(clock.skew()).isEmpty();
    assertThat(error()).isEqualTo(FIVE_MINUTES);
  }

  @Test
  void anAnswerWithoutADateTellsNothingAndIsNotAskedForAgainSoon() {
    world.ask(clock, null);

    assertThat(clock.skew()).isEmpty();
    assertThat(clock.sending()).isNull();
    world.pass(1_000);
    assertThat(clock.sending()).isNotNull();
  }

  @Test
  void fewAnswersAreLookedAt() {
    world.askOften(clock);
    int looked = 0;
    for (int i = 0; i < 10_000; i++) {
      if (clock.sending() != null) {
        looked++;
        world.ask(clock);
      }
      world.pass(1);
    }
    assertThat(looked).isBetween(8, 12);
  }

  @Test
  void theLogNamesSkewEndpointConsequenceAndRemedy() {
    world.setAhead(-FIVE_MINUTES);
    world.pass(500);

    world.ask(clock);

    assertThat(log.lines)
        .singleElement()
        .asString()
        .matches(
            "WARN the clock of this JVM is (29[0-9]|30[0-9])\\d{3} ms \\(give or take 5\\d\\d ms\\)"
                + " behind that of DynamoDB \\(region eu-west-1\\), which is more than"
                + " clock-skew-threshold \\(2000 ms\\)\\. Entries expire by DynamoDB's clock"
                + " instead \\(clock-skew = correct\\)\\. Set the clock of this machine, and keep"
                + " it set: NTP, for example chrony; on AWS the Amazon Time Sync Service,"
                + " 169\\.254\\.169\\.123");
  }

  @Test
  void theLogOfClocksThatAreOnlyWarnedAboutSaysWhatThatMeans() {
    ServiceClock other = clock(SkewMode.WARN);
    world.setAhead(FIVE_MINUTES);

    world.ask(other);

    assertThat(log.lines)
        .singleElement()
        .asString()
        .contains("ahead of that of DynamoDB", "written here later for others");
  }

  @Test
  void theLogIsPacedAndSaysWhenItIsOver() {
    world.setAhead(FIVE_MINUTES);
    for (int i = 0; i < 3_700; i++) {
      world.ask(clock);
      world.pass(990);
    }
    assertThat(log.lines).hasSize(2).allMatch(line -> line.startsWith("WARN"));

    world.setAhead(0);
    world.askOften(clock);

    assertThat(log.lines).hasSize(3);
    assertThat(log.lines.get(2))
        .startsWith("INFO the clock of this JVM agrees with that of DynamoDB (region eu-west-1)");
  }

  @Test
  void ignoredClocksAreNotSpokenOf() {
    ServiceClock other = clock(SkewMode.IGNORE);
    world.setAhead(FIVE_MINUTES);

    world.askOften(other);

    assertThat(log.lines).isEmpty();
  }
}
