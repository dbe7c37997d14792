package io.github.dynamojcache.benchmarks.jmh;

import io.github.dynamojcache.benchmarks.side.Pair;
import io.github.dynamojcache.benchmarks.stub.Entries;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.infra.Blackhole;

/** Iterating over a whole cache. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EveryEntry extends TwoSides<String> {

  /** How many entries there are. */
  @Param("100000")
  public int entries = 100_000;

  @Override
  Pair<String> onStub() {
    return Pair.ofManyTextsOnStub(entries);
  }

  @Override
  Pair<String> onLocal(URI endpoint) {
    return Pair.ofTextsAt(endpoint).filled(entries, Entries.VALUE);
  }

  /** {@code iterator}, to its end. */
  @Benchmark
  public int iterate(Blackhole blackhole) {
    int count =
        current()
            .iterate(
                (key, value) -> {
                  blackhole.consume(key);
                  blackhole.consume(value);
                });
    if (count != entries) {
      throw new IllegalStateException(count + " entries instead of " + entries);
    }
    return count;
  }
}
