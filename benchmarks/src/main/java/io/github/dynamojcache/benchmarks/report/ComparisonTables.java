package io.github.dynamojcache.benchmarks.report;

import io.github.dynamojcache.benchmarks.result.Comparison;
import io.github.dynamojcache.benchmarks.result.Results;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tables of what stands on two sides. Immutable. */
final class ComparisonTables {

  private static final double THROUGHPUT_GOAL = 0.95;
  private static final double BYTES_GOAL = 1.05;
  private static final int VALUE_BYTES = 256;

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("getHit", "`get`, hit"),
          Map.entry("getMiss", "`get`, miss"),
          Map.entry("putNew", "`put`, new"),
          Map.entry("putOver", "`put`, over"),
          Map.entry("putIfAbsent", "`putIfAbsent`"),
          Map.entry("replace", "`replace(k,old,new)`"),
          Map.entry("invoke", "`invoke`, read and write"),
          Map.entry("getRecord", "`get`, record"),
          Map.entry("putRecord", "`put`, record"),
          Map.entry("getAll", "`getAll`"),
          Map.entry("putAll", "`putAll`"),
          Map.entry("iterate", "iterate"));

  private static final List<String> ORDER =
      List.of(
          "getHit",
          "getMiss",
          "putNew",
          "putOver",
          "putIfAbsent",
          "replace",
          "invoke",
          "getAll",
          "putAll",
          "iterate");

  private final Results results;

  ComparisonTables(Results results) {
    this.results = results;
  }

  private static String name(Comparison comparison) {
    return NAMES.getOrDefault(comparison.benchmark(), comparison.benchmark());
  }

  private static List<Comparison> of(List<Comparison> all, String engine) {
    return all.stream()
        .filter(comparison -> comparison.param("engine").equals(engine))
        .sorted(
            Comparator.comparingInt(
                    (Comparison comparison) -> ORDER.indexOf(comparison.benchmark()))
                .thenComparingInt(ComparisonTables::entries)
                .thenComparingInt(Comparison::threads))
        .toList();
  }

  private static int entries(Comparison comparison) {
    String entries = comparison.param("entries");
    return entries.isEmpty() ? 1 : Integer.parseInt(entries);
  }

  /** The goals concern what the client costs, so the stub. */
  String single() {
    return goals(of(results.single(), "stub"));
  }

  String unbilled() {
    return goals(of(results.unbilled(), "stub"));
  }

  private static String goals(List<Comparison> comparisons) {
    MarkdownTable table =
        new MarkdownTable(
            1,
            "Operation",
            "Threads",
            "Throughput",
            "≥ 0.95",
            "CPU",
            "Bytes allocated",
            "≤ 1.05 + value");
    for (Comparison c : comparisons) {
      double allowed = BYTES_GOAL * c.bytes().first() + VALUE_BYTES;
      table.row(
          name(c),
          Integer.toString(c.threads()),
          Format.spread(c.throughput()),
          Format.verdict(c.throughput().ratio() >= THROUGHPUT_GOAL),
          Format.spread(c.cpu()),
          Format.ratio(c.bytes().ratio()),
          Format.verdict(c.bytes().second() <= allowed));
    }
    return table.toString();
  }

  String singleFigures() {
    return figures(of(results.single(), "stub"));
  }

  private static String figures(List<Comparison> comparisons) {
    MarkdownTable table =
        new MarkdownTable(
            1,
            "Operation",
            "Threads",
            "Bare SDK, op/s",
            "Cache, op/s",
            "Bare SDK, µs CPU",
            "Cache, µs CPU",
            "Bare SDK, bytes",
            "Cache, bytes");
    for (Comparison c : comparisons) {
      table.row(
          name(c),
          Integer.toString(c.threads()),
          Format.number(c.throughput().first()),
          Format.number(c.throughput().second()),
          Format.number(c.cpu().first()),
          Format.number(c.cpu().second()),
          Format.exact(c.bytes().first()),
          Format.exact(c.bytes().second()));
    }
    return table.toString();
  }

  String singleLocal() {
    return ratios(of(results.single(), "local"));
  }

  String records() {
    return ratios(results.records());
  }

  String control() {
    return ratios(results.control());
  }

  String limits() {
    return ratios(results.limits());
  }

  String bill() {
    MarkdownTable table =
        new MarkdownTable(
            1,
            "Operation",
            "Threads",
            "Throughput",
            "CPU",
            "Bytes allocated",
            "Without, µs CPU",
            "With, µs CPU",
            "Without, bytes",
            "With, bytes");
    for (Comparison c : of(results.bill(), "stub")) {
      table.row(
          name(c),
          Integer.toString(c.threads()),
          Format.spread(c.throughput()),
          Format.spread(c.cpu()),
          Format.ratio(c.bytes().ratio()),
          Format.number(c.cpu().first()),
          Format.number(c.cpu().second()),
          Format.exact(c.bytes().first()),
          Format.exact(c.bytes().second()));
    }
    return table.toString();
  }

  private static String ratios(List<Comparison> comparisons) {
    MarkdownTable table =
        new MarkdownTable(1, "Operation", "Threads", "Throughput", "CPU", "Bytes allocated");
    for (Comparison c : comparisons) {
      table.row(
          name(c),
          Integer.toString(c.threads()),
          Format.spread(c.throughput()),
          Format.spread(c.cpu()),
          Format.ratio(c.bytes().ratio()));
    }
    return table.toString();
  }

  String bulk() {
    return bulk(of(manyAndEvery(), "stub"));
  }

  String bulkLocal() {
    return bulk(of(manyAndEvery(), "local"));
  }

  String bulkLocalUnbilled() {
    return bulk(of(results.manyUnbilled(), "local"));
  }

  private List<Comparison> manyAndEvery() {
    return Stream.concat(results.many().stream(), results.every().stream()).toList();
  }

  private static String bulk(List<Comparison> comparisons) {
    MarkdownTable table =
        new MarkdownTable(
            1,
            "Operation",
            "Entries",
            "Throughput",
            "≥ 0.95",
            "CPU",
            "Bytes allocated",
            "Bare SDK, entries/s",
            "Cache, entries/s",
            "Cache, µs CPU an entry");
    for (Comparison c : comparisons) {
      int entries = entries(c);
      table.row(
          name(c),
          Format.exact(entries),
          Format.spread(c.throughput()),
          Format.verdict(c.throughput().ratio() >= THROUGHPUT_GOAL),
          Format.spread(c.cpu()),
          Format.ratio(c.bytes().ratio()),
          Format.number(c.throughput().first() * entries),
          Format.number(c.throughput().second() * entries),
          Format.number(c.cpu().second() / entries));
    }
    return table.toString();
  }
}
