package io.github.dynamojcache.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dynamojcache.benchmarks.result.Paired;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JmhRunTest {

  @Test
  void pairsAreNeighboursOfOneFork() {
    List<Double> fast = List.of(100.0, 90.0, 90.0, 100.0);
    List<Double> slow = List.of(10.0, 9.0, 9.0, 10.0);

    Paired paired = JmhRun.paired(List.of(fast, slow));

    assertThat(paired).isEqualTo(new Paired(55, 49.5, 0.9, 0.9, 0.9));
  }

  @Test
  void theSecondHalfOfARoundIsPairedBackwards() {
    Paired paired = JmhRun.paired(List.of(List.of(10.0, 20.0, 400.0, 100.0)));

    assertThat(paired).isEqualTo(new Paired(55, 210, 3, 2.5, 3.5));
  }

  @ParameterizedTest
  @CsvSource({"8, 6", "6, 8"})
  void aComparisonIsMadeOfWholeRounds(int warmups, int iterations) {
    Effort effort = new Effort(1, warmups, iterations, 1);
    JmhRun run =
        new JmhRun(SingleEntry.class, method -> false, effort, 1, Map.of(), Optional.empty());

    assertThatIllegalArgumentException().isThrownBy(run::compare).withMessageContaining("round");
  }
}
