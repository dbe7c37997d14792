package io.github.dynamojcache.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.benchmarks.result.ClearCost;
import io.github.dynamojcache.benchmarks.result.Comparison;
import io.github.dynamojcache.benchmarks.result.Paired;
import io.github.dynamojcache.benchmarks.result.Results;
import io.github.dynamojcache.benchmarks.result.Single;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

  private static final Paired CPU = new Paired(20, 21, 1.05, 1.04, 1.06);

  private static final Map<String, String> UNBILLED =
      Map.of("engine", "local", "entries", "1000", "side", "bare/unbilled");

  private static Results results(double throughput, double bytes) {
    Paired speed = new Paired(50_000, 50_000 * throughput, throughput, throughput, throughput);
    Paired allocated = new Paired(50_000, bytes, bytes / 50_000, 1, 1);
    return new Results(
        List.of(new Comparison("getHit", Map.of("engine", "stub"), 1, speed, CPU, allocated)),
        List.of(),
        List.of(),
        List.of(new Comparison("putOver", Map.of("engine", "stub"), 8, speed, CPU, allocated)),
        List.of(new Comparison("putOver", Map.of("engine", "stub"), 1, speed, CPU, allocated)),
        List.of(new Comparison("putAll", UNBILLED, 1, CPU, CPU, CPU)),
        List.of(),
        List.of(many("10"), many("100")),
        List.of(),
        List.of(new Single("clear", Map.of("entries", "1000"), 1, 15, 1)),
        List.of(new ClearCost(1000, "UpdateItem", 1, 2.5)),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Comparison many(String entries) {
    Map<String, String> params = Map.of("engine", "stub", "entries", entries);
    return new Comparison("getAll", params, 1, CPU, CPU, CPU);
  }

  @Test
  void aGoalIsMetOrMissed() {
    assertThat(new ComparisonTables(results(0.95, 52_756)).single())
        .contains("| `get`, hit | 1 | 0.95 (0.95–0.95) | met | 1.05 (1.04–1.06) | 1.06 | met |");
    assertThat(new ComparisonTables(results(0.94, 52_757)).single())
        .contains("| 0.94 (0.94–0.94) | **missed** | 1.05 (1.04–1.06) | 1.06 | **missed** |");
  }

  @Test
  void theBillHasBothSides() {
    assertThat(new ComparisonTables(results(0.99, 50_384)).bill())
        .contains(
            "| `put`, over | 8 | 0.99 (0.99–0.99) | 1.05 (1.04–1.06) | 1.01 |"
                + " 20.0 | 21.0 | 50,000 | 50,384 |");
  }

  @Test
  void theCacheWithoutItsBillHasTheSameGoals() {
    ComparisonTables tables = new ComparisonTables(results(0.94, 50_384));

    assertThat(tables.unbilled()).contains("| `put`, over | 1 | 0.94 (0.94–0.94) | **missed** |");
    assertThat(tables.bulkLocalUnbilled())
        .contains("| `putAll` | 1,000 | 1.05 (1.04–1.06) | met |");
    assertThat(tables.bulkLocal()).doesNotContain("putAll");
  }

  @Test
  void thePageHasEveryTable(@TempDir Path folder) throws Exception {
    new Page(results(1, 1), "a machine", /* quick= */ false).write(folder);

    assertThat(Files.readString(folder.resolve("performance.md")))
        .contains("a machine", "| 1,000 | UpdateItem | 1.00 | 2.50 | 15.0 |")
        .doesNotContain("${");
    assertThat(Files.readString(folder.resolve("performance.svg")))
        .startsWith("<?xml")
        .contains("<svg");
  }

  @Test
  void theChartHasBothSidesOfWhatWasMeasured() {
    assertThat(Chart.chart(results(1, 1)).getSeriesMap())
        .containsOnlyKeys("getAll, bare SDK", "getAll, cache", "clear, cache");
  }
}
