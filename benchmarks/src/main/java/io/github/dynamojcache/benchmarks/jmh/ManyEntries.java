package io.github.dynamojcache.benchmarks.jmh;

import io.github.dynamojcache.benchmarks.side.Pair;
import io.github.dynamojcache.benchmarks.stub.Entries;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Operations on many entries at once. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ManyEntries extends TwoSides<String> {

  /** How many entries an operation is about. */
  @Param({"10", "100", "1000", "10000"})
  public int entries = 10;

  private Map<String, String> wanted = Map.of();

  /** Makes the map of what is read and written. */
  @Setup(Level.Trial)
  public void choose() {
    Map<String, String> all = new HashMap<>();
    for (int i = 0; i < entries; i++) {
      all.put(Entries.key(i), Entries.VALUE);
    }
    wanted = all;
  }

  @Override
  Pair<String> onStub() {
    return Pair.ofManyTextsOnStub(entries);
  }

  @Override
  Pair<String> onLocal(URI endpoint) {
    return Pair.ofTextsAt(endpoint).filled(entries, Entries.VALUE);
  }

  /** {@code getAll} of entries that are all there. */
  @Benchmark
  public Map<String, String> getAll() {
    return current().getAll(wanted.keySet());
  }

  /** {@code putAll}. */
  @Benchmark
  public void putAll() {
    current().putAll(wanted);
  }
}
