package io.github.dynamojcache.benchmarks.unanswered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each scenario once or twice. What it takes is of no interest, but that it ends. */
class UnansweredTest {

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "SILENT_NAMES")
  void whenNobodyAnswersEveryGetEndsWithoutAValue(Scenario scenario) throws IOException {
    int gets = scenario.threads();

    Optional<Gets> result = Unanswered.run(scenario, gets);

    assertThat(result).map(found -> found.times().count()).contains(gets);
    assertThat(result).map(Gets::values).contains(0L);
  }

  /** The system's resolver takes longer than a get may; the addresses are known from before. */
  @Test
  void whenNoNameIsLookedUpEveryGetEnds() throws IOException {
    Optional<Gets> result = Unanswered.run(Scenario.SILENT_NAMES, 4);

    assumeThat(result).as("namespaces of Linux").isPresent();
    assertThat(result).map(found -> found.times().count()).contains(4);
  }

  @Test
  void aBypassedCacheAsksNobody() throws IOException {
    Gets gets = Outage.bypassed(1000);

    assertThat(gets.times().count()).isEqualTo(1000);
    assertThat(gets.values()).isZero();
  }

  @Test
  void aQuantileIsATimeThatThisPartDidNotExceed() {
    Times times = Times.of(List.of(30L, 10L, 20L, 40L));

    assertThat(times.quantile(0.5)).isEqualTo(20);
    assertThat(times.quantile(0.99)).isEqualTo(40);
    assertThat(times.quantile(1)).isEqualTo(40);
  }
}
