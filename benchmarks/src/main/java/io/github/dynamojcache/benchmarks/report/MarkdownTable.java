package io.github.dynamojcache.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown; all columns but the first ones are aligned to the right. For one thread. */
final class MarkdownTable {

  private final List<String> lines = new ArrayList<>();
  private final int columns;
  private boolean empty = true;

  /**
   * @param leftColumns how many columns are text
   * @param head the columns' names
   */
  MarkdownTable(int leftColumns, String... head) {
    columns = head.length;
    lines.add(line(List.of(head)));
    List<String> rule = new ArrayList<>(Collections.nCopies(leftColumns, "---"));
    rule.addAll(Collections.nCopies(columns - leftColumns, "---:"));
    lines.add(line(rule));
  }

  void row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(cells.length + " cells in " + columns + " columns");
    }
    lines.add(line(List.of(cells)));
    empty = false;
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  @Override
  public String toString() {
    return empty ? "*Not measured in this run.*" : String.join("\n", lines);
  }
}
