package io.github.dynamojcache.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each method once for each side, over the stub. What it takes is of no interest. */
class EveryBenchmarkRunsTest {

  @ParameterizedTest
  @CsvSource({
    "SingleEntry, 7, false",
    "RecordEntry, 2, false",
    "ManyEntries, 2, true",
    "EveryEntry, 1, true",
    "Clearing, 1, true",
    "ValueCodecs, 24, false",
    "KeyCodecs, 12, false",
    "SealedValues, 12, false"
  })
  void everyBenchmarkRuns(String benchmarks, int results, boolean ofManyEntries)
      throws RunnerException {
    ChainedOptionsBuilder options = once("\\." + benchmarks + "\\.");
    if (ofManyEntries) {
      options.param("entries", "200");
    }

    Collection<RunResult> run = new Runner(options.build()).run();

    assertThat(run)
        .hasSize(results)
        .allSatisfy(
            result ->
                assertThat(result.getSecondaryResults())
                    .containsKeys(CpuProfiler.CPU, "gc.alloc.rate.norm"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bare/bare", "unlimited/bare", "unbilled/jcache", "bare/unbilled"})
  void everyTwoSidesTakeTurns(String sides) throws RunnerException {
    ChainedOptionsBuilder options = once("\\.SingleEntry\\.(getHit|putOver)$").param("side", sides);

    assertThat(new Runner(options.build()).run()).hasSize(2);
  }

  private static ChainedOptionsBuilder once(String include) {
    return new OptionsBuilder()
        .include(include)
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true)
        .forks(0)
        .mode(Mode.SingleShotTime)
        .warmupIterations(0)
        .measurementIterations(Sides.ROUND)
        .addProfiler(CpuProfiler.class)
        .addProfiler(GCProfiler.class);
  }
}
