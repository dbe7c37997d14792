package io.github.dynamojcache.benchmarks.report;

import io.github.dynamojcache.benchmarks.result.ClearCost;
import io.github.dynamojcache.benchmarks.result.Results;
import io.github.dynamojcache.benchmarks.result.Single;
import io.github.dynamojcache.benchmarks.result.Start;
import io.github.dynamojcache.benchmarks.result.ValueSize;
import io.github.dynamojcache.benchmarks.samples.SampleKey;
import io.github.dynamojcache.benchmarks.samples.SampleValue;
import java.util.List;

/** The tables of clear, of codecs and of cold starts. Immutable. */
final class OtherTables {

  private static final double START_GOAL = 1.10;

  private final Results results;

  OtherTables(Results results) {
    this.results = results;
  }

  String clear() {
    MarkdownTable table =
        new MarkdownTable(
            0, "Entries", "Requests", "Write units", "ms, DynamoDB Local", "µs CPU, stub");
    for (ClearCost cost : results.clears()) {
      table.row(
          Format.exact(cost.entries()),
          cost.requests(),
          Format.number(cost.writeUnits()),
          Format.number(cost.millis()),
          results.clearing().stream()
              .filter(c -> c.param("entries").equals(Integer.toString(cost.entries())))
              .map(c -> Format.number(c.cpu()))
              .findFirst()
              .orElse(""));
    }
    return table.toString();
  }

  String values() {
    MarkdownTable table =
        new MarkdownTable(2, "Value", "Codec", "Encode, ns", "Decode, ns", "Stored bytes");
    for (SampleValue value : SampleValue.values()) {
      for (ValueSize size : results.sizes()) {
        if (size.value().equals(value.name()) && !results.values().isEmpty()) {
          table.row(
              value.title(),
              size.codec().equals("jcache") ? "this library" : size.codec(),
              nanos(results.values(), "encode", "value", value.name(), size.codec()),
              nanos(results.values(), "decode", "value", value.name(), size.codec()),
              Format.exact(size.bytes()));
        }
      }
    }
    return table.toString();
  }

  private static String nanos(
      List<Single> all, String benchmark, String param, String value, String codec) {
    return all.stream()
        .filter(single -> single.benchmark().equals(benchmark))
        .filter(single -> single.param(param).equals(value))
        .filter(single -> single.param("codec").equals(codec))
        .map(single -> Format.number(single.score()))
        .findFirst()
        .orElse("");
  }

  String keys() {
    MarkdownTable table =
        new MarkdownTable(1, "Key", "Encode, ns", "Encode, bytes allocated", "Decode, ns");
    for (SampleKey key : SampleKey.values()) {
      results.keys().stream()
          .filter(single -> single.benchmark().equals("encodeKey"))
          .filter(single -> single.param("key").equals(key.name()))
          .findFirst()
          .ifPresent(
              single ->
                  table.row(
                      key.title(),
                      Format.number(single.score()),
                      Format.exact(single.bytes()),
                      nanos(results.keys(), "decodeKey", "key", key.name(), "")));
    }
    return table.toString();
  }

  String starts() {
    MarkdownTable table =
        new MarkdownTable(
            2,
            "HTTP client",
            "`table-mode`",
            "Time",
            "≤ 1.10",
            "CPU",
            "Bare SDK, ms",
            "Cache, ms",
            "Bare SDK, ms CPU",
            "Cache, ms CPU");
    for (Start start : results.starts()) {
      boolean cache = !start.tableMode().isEmpty();
      table.row(
          start.httpClient(),
          start.tableMode(),
          cache ? Format.spread(start.wall()) : "",
          cache ? Format.verdict(start.wall().ratio() <= START_GOAL) : "",
          cache ? Format.spread(start.cpu()) : "",
          Format.number(start.wall().first()),
          cache ? Format.number(start.wall().second()) : "",
          Format.number(start.cpu().first()),
          cache ? Format.number(start.cpu().second()) : "");
    }
    return table.toString();
  }
}
