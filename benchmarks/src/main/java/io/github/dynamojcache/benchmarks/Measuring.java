package io.github.dynamojcache.benchmarks;

import io.github.dynamojcache.benchmarks.coldstart.ColdStart;
import io.github.dynamojcache.benchmarks.jmh.Clearing;
import io.github.dynamojcache.benchmarks.jmh.Effort;
import io.github.dynamojcache.benchmarks.jmh.EveryEntry;
import io.github.dynamojcache.benchmarks.jmh.JmhRun;
import io.github.dynamojcache.benchmarks.jmh.KeyCodecs;
import io.github.dynamojcache.benchmarks.jmh.ManyEntries;
import io.github.dynamojcache.benchmarks.jmh.RecordEntry;
import io.github.dynamojcache.benchmarks.jmh.SingleEntry;
import io.github.dynamojcache.benchmarks.jmh.TwoSides;
import io.github.dynamojcache.benchmarks.jmh.ValueCodecs;
import io.github.dynamojcache.benchmarks.result.ClearCost;
import io.github.dynamojcache.benchmarks.result.Comparison;
import io.github.dynamojcache.benchmarks.result.Results;
import io.github.dynamojcache.benchmarks.result.Single;
import io.github.dynamojcache.benchmarks.result.Start;
import io.github.dynamojcache.benchmarks.result.ValueSize;
import io.github.dynamojcache.benchmarks.samples.SampleCodec;
import io.github.dynamojcache.benchmarks.samples.SampleValue;
import io.github.dynamojcache.testing.LocalDynamo;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the parts one after the other. Says on the standard error where it is. For one thread. */
final class Measuring implements AutoCloseable {

  private static final List<String> GET_AND_PUT = List.of("getHit", "putOver");
  private static final List<Integer> ONE_AND_EIGHT = List.of(1, 8);
  private static final List<String> CODECS = List.of("jcache", "kryo", "java");

  private final Selection selection;
  private final boolean quick;
  private final Effort effort;
  private final Effort singleEffort;
  private final List<Integer> threads;
  private @Nullable LocalDynamo dynamo;

  Measuring(Selection selection, boolean quick) {
    this.selection = selection;
    this.quick = quick;
    // The SDK is large: with less warm-up, the compiler would be measured.
    this.effort = quick ? new Effort(1, 8, 4, 400) : new Effort(1, 32, 16, 500);
    // What the compiler decides differs from one JVM to the next, which shows in one entry.
    this.singleEffort = quick ? effort : new Effort(2, 24, 12, 500);
    this.threads = quick ? List.of(1) : ONE_AND_EIGHT;
  }

  Results run() {
    return new Results(
        joined(single("single", TwoSides.STUB), single("single-local", TwoSides.LOCAL)),
        getAndPut("control", singleEffort, threads, "bare/bare"),
        getAndPut("limits", effort, threads, "unlimited/bare"),
        getAndPut("bill", singleEffort, ONE_AND_EIGHT, "unbilled/jcache"),
        getAndPut("single-unbilled", singleEffort, ONE_AND_EIGHT, "bare/unbilled"),
        manyUnbilled(),
        compare(
            Part.of("record", RecordEntry.class), effort.inOneFork(), 1, Map.of(), TwoSides.STUB),
        joined(many("bulk", TwoSides.STUB), many("bulk-local", TwoSides.LOCAL)),
        joined(every("bulk", TwoSides.STUB), every("bulk-local", TwoSides.LOCAL)),
        clearing(),
        clears(),
        values(),
        sizes(),
        keys(),
        starts());
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private List<Comparison> single(String part, String engine) {
    boolean stub = engine.equals(TwoSides.STUB);
    Effort own = stub ? singleEffort : effort.inOneFork().counting(4, quick ? 4 : 8);
    List<Comparison> all = new ArrayList<>();
    for (int count : stub ? ONE_AND_EIGHT : threads) {
      all.addAll(compare(Part.of(part, SingleEntry.class), own, count, Map.of(), engine));
    }
    return all;
  }

  /** Get and put over the stub, with other sides than usual. */
  private List<Comparison> getAndPut(
      String name, Effort own, List<Integer> threadCounts, String sides) {
    Part part = new Part(name, SingleEntry.class, GET_AND_PUT);
    Map<String, List<String>> params = Map.of("side", List.of(sides));
    return threadCounts.stream()
        .flatMap(count -> compare(part, own, count, params, TwoSides.STUB).stream())
        .toList();
  }

  private List<Comparison> many(String part, String engine) {
    List<String> sizes = quick ? List.of("100", "10000") : List.of("10", "100", "1000", "10000");
    return compare(
        Part.of(part, ManyEntries.class), effort.inOneFork(), 1, Map.of("entries", sizes), engine);
  }

  /** Takes too long for a quick run. */
  private List<Comparison> manyUnbilled() {
    return quick
        ? List.of()
        : compare(
            new Part("bulk-local-unbilled", ManyEntries.class, List.of("putAll")),
            effort.inOneFork(),
            1,
            Map.of("side", List.of("bare/unbilled"), "entries", List.of("100", "1000")),
            TwoSides.LOCAL);
  }

  private List<Comparison> every(String part, String engine) {
    String entries = quick && engine.equals(TwoSides.LOCAL) ? "10000" : "100000";
    return compare(
        Part.of(part, EveryEntry.class),
        effort.inOneFork().lasting(quick ? 500 : 1000).counting(4, quick ? 4 : 8),
        1,
        Map.of("entries", List.of(entries)),
        engine);
  }

  private List<Comparison> compare(
      Part part, Effort own, int count, Map<String, List<String>> params, String engine) {
    Map<String, List<String>> all = new HashMap<>(params);
    all.put("engine", List.of(engine));
    boolean local = part.isWanted(selection) && engine.equals(TwoSides.LOCAL);
    return new JmhRun(
            part.benchmarks(),
            method -> part.isWanted(selection, method),
            own,
            count,
            all,
            local ? Optional.of(endpoint()) : Optional.empty())
        .compare();
  }

  private List<Single> clearing() {
    return measure("clear", Clearing.class, effort.inOneFork());
  }

  private List<ClearCost> clears() {
    if (!selection.wants("clear-local", "clear")) {
      return List.of();
    }
    endpoint();
    return dynamo == null
        ? List.of()
        : ClearCosts.measure(
            dynamo, quick ? List.of(1_000, 10_000) : List.of(1_000, 10_000, 100_000));
  }

  private List<Single> values() {
    return measure(
        "codec", ValueCodecs.class, effort.inOneFork().lasting(200).counting(quick ? 1 : 4, 4));
  }

  private List<ValueSize> sizes() {
    return Stream.of(SampleValue.values())
        .flatMap(
            value ->
                CODECS.stream()
                    .map(
                        codec -> {
                          SampleCodec by = SampleCodec.named(codec);
                          int bytes = by.size(by.encode(value.value()));
                          return new ValueSize(value.name(), codec, bytes);
                        }))
        .toList();
  }

  private List<Single> keys() {
    return measure(
        "keys", KeyCodecs.class, effort.inOneFork().lasting(200).counting(quick ? 1 : 4, 4));
  }

  private List<Single> measure(String part, Class<?> benchmarks, Effort own) {
    return new JmhRun(
            benchmarks, method -> selection.wants(part, method), own, 1, Map.of(), Optional.empty())
        .measure();
  }

  private List<Start> starts() {
    return selection.wants("cold-start", "start") ? ColdStart.run(quick ? 3 : 9) : List.of();
  }

  private URI endpoint() {
    if (dynamo == null) {
      dynamo = LocalDynamo.start();
    }
    return dynamo.endpoint();
  }

  @Override
  public void close() {
    if (dynamo != null) {
      dynamo.close();
    }
  }
}
