package io.github.dynamojcache.benchmarks.jmh;

import io.github.dynamojcache.benchmarks.result.Comparison;
import io.github.dynamojcache.benchmarks.result.Paired;
import io.github.dynamojcache.benchmarks.result.Single;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One start of JMH: which methods of a class, for how long, with which parameters. Immutable.
 *
 * @param benchmarks the class
 * @param methods which of its methods
 * @param effort how long
 * @param threads how many threads call at a time
 * @param params parameters that are not to have their default
 * @param endpoint where DynamoDB Local listens, for those who need it
 */
public record JmhRun(
    Class<?> benchmarks,
    Predicate<String> methods,
    Effort effort,
    int threads,
    Map<String, List<String>> params,
    Optional<URI> endpoint) {

  private static final String BYTES = "gc.alloc.rate.norm";

  /**
   * Runs benchmarks whose iterations belong to two sides in turns.
   *
   * @return a comparison for each method and set of parameters
   * @throws IllegalArgumentException when the effort would end in the middle of a round of turns
   */
  public List<Comparison> compare() {
    if (effort.warmups() % Sides.ROUND != 0 || effort.iterations() % Sides.ROUND != 0) {
      throw new IllegalArgumentException(effort + " does not end with a round");
    }
    return run().stream().map(this::comparison).toList();
  }

  private Comparison comparison(RunResult result) {
    return new Comparison(
        methodName(result),
        paramsOf(result),
        threads,
        paired(result, iteration -> iteration.getPrimaryResult().getScore()),
        paired(result, iteration -> secondary(iteration, CpuProfiler.CPU)),
        paired(result, iteration -> secondary(iteration, BYTES)));
  }

  private static Paired paired(RunResult result, ToDoubleFunction<IterationResult> quantity) {
    return paired(
        result.getBenchmarkResults().stream()
            .map(
                fork ->
                    fork.getIterationResults().stream()
                        .map(iteration -> quantity.applyAsDouble(iteration))
                        .toList())
            .toList());
  }

  /**
   * Pairs neighbours. Every fork is whole rounds, so that each has as many iterations of one side
   * as of the other, and no pair reaches from one fork into the next.
   *
   * @param forks the iterations of each fork
   */
  static Paired paired(List<List<Double>> forks) {
    List<Double> first = new ArrayList<>();
    List<Double> second = new ArrayList<>();
    for (List<Double> fork : forks) {
      for (int i = 0; i < fork.size(); i++) {
        (Sides.isFirst(i) ? first : second).add(fork.get(i));
      }
    }
    return Paired.of(first, second);
  }

  /**
   * Runs benchmarks that stand alone.
   *
   * @return a result for each method and set of parameters
   */
  public List<Single> measure() {
    return run().stream().map(JmhRun::single).toList();
  }

  private static Single single(RunResult result) {
    return new Single(
        methodName(result),
        paramsOf(result),
        median(result, iteration -> iteration.getPrimaryResult().getScore()),
        median(result, iteration -> secondary(iteration, CpuProfiler.CPU)),
        median(result, iteration -> secondary(iteration, BYTES)));
  }

  private static double median(RunResult result, ToDoubleFunction<IterationResult> quantity) {
    return Paired.quantile(
        result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .map(quantity::applyAsDouble)
            .toList(),
        0.5);
  }

  private static double secondary(IterationResult iteration, String name) {
    Result<?> result = iteration.getSecondaryResults().get(name);
    return result == null ? Double.NaN : result.getScore();
  }

  private static String methodName(RunResult result) {
    String name = result.getParams().getBenchmark();
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static Map<String, String> paramsOf(RunResult result) {
    BenchmarkParams params = result.getParams();
    Map<String, String> values = new HashMap<>();
    params.getParamsKeys().forEach(name -> values.put(name, params.getParam(name)));
    return values;
  }

  /**
   * Returns what can be run.
   *
   * @param benchmarks a class of benchmarks
   * @return the names of its methods
   */
  public static Stream<String> methodsOf(Class<?> benchmarks) {
    return Stream.of(benchmarks.getMethods())
        .filter(method -> method.isAnnotationPresent(Benchmark.class))
        .map(Method::getName);
  }

  private Collection<RunResult> run() {
    List<String> chosen = methodsOf(benchmarks).filter(methods).toList();
    if (chosen.isEmpty()) {
      return List.of();
    }
    System.err.println("  " + String.join(", ", chosen) + " by " + threads);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(benchmarks.getName() + "\\.(" + String.join("|", chosen) + ")$")
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .forks(effort.forks())
            .threads(threads)
            .warmupIterations(effort.warmups())
            .warmupTime(TimeValue.milliseconds(effort.millis()))
            .measurementIterations(effort.iterations())
            .measurementTime(TimeValue.milliseconds(effort.millis()))
            .addProfiler(CpuProfiler.class)
            .addProfiler(GCProfiler.class)
            .jvmArgsAppend(
                "-Xms1g",
                "-Xmx1g",
                "-D"
                    + TwoSides.ENDPOINT_PROPERTY
                    + "="
                    + endpoint.map(URI::toString).orElse("nowhere"));
    params.forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
    return run(options.build());
  }

  /**
   * On a busy machine a time limit may be missed: that must not cost what was measured before.
   * Twice is no accident.
   */
  private Collection<RunResult> run(Options options) {
    try {
      return new Runner(options).run();
    } catch (RunnerException e) {
      System.err.println("  failed, is tried once more: " + rootMessage(e));
    }
    try {
      return new Runner(options).run();
    } catch (RunnerException e) {
      System.err.println("  failed again and is left out: " + rootMessage(e));
      return List.of();
    }
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    for (Throwable next = root; next != null; next = next.getCause()) {
      root = next.getSuppressed().length > 0 ? next.getSuppressed()[0] : next;
    }
    return root.toString();
  }
}
