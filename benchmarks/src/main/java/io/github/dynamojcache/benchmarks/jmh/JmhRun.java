package io.github.dynamojcache.benchmarks.jmh;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs benchmarks, both sides in turns. */
public final class JmhRun {

  private JmhRun() {}

  public static List<String> compare(Class<?> benchmarks, String only, boolean quick) {
    Options options =
        new OptionsBuilder()
            .include(benchmarks.getName() + "\\.(" + only + ")$")
            .forks(quick ? 1 : 2)
            .threads(1)
            .warmupIterations(quick ? 8 : 16)
            .warmupTime(TimeValue.milliseconds(500))
            .measurementIterations(quick ? 8 : 20)
            .measurementTime(TimeValue.milliseconds(500))
            .addProfiler(CpuProfiler.class)
            .addProfiler(GCProfiler.class)
            .build();
    try {
      Collection<RunResult> results = new Runner(options).run();
      List<String> lines = new ArrayList<>();
      for (RunResult result : results) {
        lines.add(result.getParams().getBenchmark());
        for (String name : List.of("", "cpu.norm", "gc.alloc.rate.norm")) {
          List<Double> first = new ArrayList<>();
          List<Double> second = new ArrayList<>();
          List<Double> ratios = new ArrayList<>();
          for (BenchmarkResult fork : result.getBenchmarkResults()) {
            int i = 0;
            for (IterationResult iteration : fork.getIterationResults()) {
              double score =
                  name.isEmpty()
                      ? iteration.getPrimaryResult().getScore()
                      : java.util.Objects.requireNonNull(iteration.getSecondaryResults().get(name)).getScore();
              (Sides.isFirst(i++) ? first : second).add(score);
            }
          }
          for (int i = 0; i < first.size(); i++) {
            ratios.add(second.get(i) / first.get(i));
          }
          lines.add(
              "  "
                  + name
                  + " "
                  + median(first)
                  + " "
                  + median(second)
                  + " ratio "
                  + median(ratios));
        }
      }
      return lines;
    } catch (RunnerException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
