package io.github.dynamojcache.benchmarks.unanswered;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How long a get takes when nobody answers: each scenario, as lines of a table in Markdown. */
public final class Unanswered {

  private Unanswered() {}

  /**
   * Measures all scenarios.
   *
   * @param gets how many for each
   * @param bypassed how many of a cache that is bypassed
   * @return the table
   */
  public static String measure(int gets, int bypassed) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("| what fails | threads | gets | p50 | p99 | longest | returned the value |");
    lines.add("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (Scenario scenario : Scenario.values()) {
      lines.add(
          run(scenario, gets)
              .map(result -> line(scenario.title(), scenario.threads(), result))
              .orElseGet(
                  () -> "| " + scenario.title() + " | not measured: needs Linux | | | | | |"));
    }
    lines.add(line("`bypass`, and the breaker is open", 1, Outage.bypassed(bypassed)));
    return String.join("\n", lines);
  }

  static Optional<Gets> run(Scenario scenario, int gets) throws IOException {
    return scenario == Scenario.SILENT_NAMES
        ? SilentNames.run(gets)
        : Optional.of(Outage.run(scenario, gets, "127.0.0.1", () -> {}));
  }

  private static String line(String title, int threads, Gets gets) {
    Times times = gets.times();
    return String.join(
        " | ",
        "| " + title,
        String.valueOf(threads),
        String.format(Locale.ROOT, "%,d", times.count()),
        duration(times.quantile(0.5)),
        duration(times.quantile(0.99)),
        duration(times.quantile(1)),
        String.format(Locale.ROOT, "%,d", gets.values()) + " |");
  }

  private static String duration(long nanos) {
    return nanos < 1_000_000
        ? String.format(Locale.ROOT, "%,d ns", nanos)
        : String.format(Locale.ROOT, "%,d ms", nanos / 1_000_000);
  }
}
