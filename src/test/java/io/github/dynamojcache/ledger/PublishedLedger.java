package io.github.dynamojcache.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The tables of docs/costs.md, row by row and policy by policy. */
final class PublishedLedger {

  private static final Path DOCUMENT = Path.of("..", "docs", "costs.md");
  private static final String FIRST_HEADS = "| Operation | Situation |";
  private static final int FIRST_COST = 2;

  private PublishedLedger() {}

  /**
   * One figure of the document.
   *
   * @param operation what is called
   * @param situation what it finds, or a setting
   * @param policy the expiry policy
   * @param cost what it costs on the service
   */
  record Figure(String operation, String situation, Policy policy, Cost cost) {
    @Override
    public String toString() {
      return operation + ", " + situation + ", " + policy + ": " + cost;
    }
  }

  static List<Figure> figures() {
    List<Figure> figures = new ArrayList<>();
    List<String> heads = List.of();
    for (String line : lines()) {
      if (line.startsWith(FIRST_HEADS)) {
        heads = cells(line);
      } else if (!line.startsWith("|")) {
        heads = List.of();
      } else if (!heads.isEmpty() && !line.startsWith("| ---")) {
        add(figures, heads, cells(line));
      }
    }
    return figures;
  }

  /**
   * The rows of another table.
   *
   * @param firstHeads how its line of heads begins
   */
  static List<List<String>> rows(String firstHeads) {
    return lines().stream()
        .dropWhile(line -> !line.replace("`", "").startsWith(firstHeads))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2) // the heads, and the line below them
        .map(PublishedLedger::cells)
        .toList();
  }

  private static void add(List<Figure> figures, List<String> heads, List<String> cells) {
    for (int column = FIRST_COST; column < cells.size(); column++) {
      Cost cost = Cost.parse(cells.get(column));
      Set<Policy> policies = Policy.named(heads.get(column));
      policies.forEach(policy -> figures.add(new Figure(cells.get(0), cells.get(1), policy, cost)));
    }
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
        .map(cell -> cell.replace("`", "").strip())
        .toList();
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(DOCUMENT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
