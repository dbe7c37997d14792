package io.github.dynamojcache.benchmarks.report;

import io.github.dynamojcache.benchmarks.result.Results;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** docs/performance.md: a text with places for tables. For one thread. */
public final class Page {

  private static final String TEXT = "/performance.md";

  private final Results results;
  private final Map<String, String> places = new LinkedHashMap<>();

  /**
   * Makes the page.
   *
   * @param results what was measured
   * @param machine see {@link #machine}
   * @param quick whether it was measured briefly
   */
  public Page(Results results, String machine, boolean quick) {
    this.results = results;
    ComparisonTables tables = new ComparisonTables(results);
    OtherTables others = new OtherTables(results);
    places.put("single", tables.single());
    places.put("single-figures", tables.singleFigures());
    places.put("single-local", tables.singleLocal());
    places.put("control", tables.control());
    places.put("limits", tables.limits());
    places.put("bill", tables.bill());
    places.put("single-unbilled", tables.unbilled());
    places.put("record", tables.records());
    places.put("bulk", tables.bulk());
    places.put("bulk-local", tables.bulkLocal());
    places.put("bulk-local-unbilled", tables.bulkLocalUnbilled());
    places.put("clear", others.clear());
    places.put("codec", others.values());
    places.put("keys", others.keys());
    places.put("cold-start", others.starts());
    places.put("machine", machine);
    places.put(
        "quick",
        quick
            ? "**This was a short run (`--quick`): its times are rough, its bytes are good.**"
            : "");
  }

  /**
   * Describes the machine; to be asked before it is busy.
   *
   * @return a list in Markdown
   */
  public static String machine() {
    return Machine.describe();
  }

  /**
   * Returns the tables alone.
   *
   * @return those that have rows, in Markdown
   */
  public String tables() {
    StringBuilder text = new StringBuilder();
    places.forEach(
        (name, table) -> {
          if (table.startsWith("| ")) {
            text.append("\n## ").append(name).append("\n\n").append(table).append('\n');
          }
        });
    return text.toString();
  }

  /**
   * Writes the page and its chart.
   *
   * @param folder where
   * @throws IOException when it cannot
   */
  public void write(Path folder) throws IOException {
    String text;
    try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(TEXT))) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (Map.Entry<String, String> place : places.entrySet()) {
      text = text.replace("${" + place.getKey() + "}", place.getValue());
    }
    Files.writeString(folder.resolve("performance.md"), text);
    Files.writeString(folder.resolve("performance.svg"), Chart.svg(results));
  }
}
