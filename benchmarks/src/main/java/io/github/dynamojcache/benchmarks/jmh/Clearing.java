package io.github.dynamojcache.benchmarks.jmh;

import io.github.dynamojcache.benchmarks.side.Pair;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** {@code clear}, over the stub: what it costs the client, whatever the table holds. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
public class Clearing {

  /** How many entries there are. */
  @Param({"1000", "10000", "100000"})
  public int entries = 1000;

  private @Nullable Pair<String> pair;

  /** Opens the cache. */
  @Setup(Level.Trial)
  public void open() {
    pair = Pair.ofTextsOnStub(entries);
  }

  /** Closes the cache. */
  @TearDown(Level.Trial)
  public void close() {
    if (pair != null) {
      pair.close();
    }
  }

  /** {@code clear}. */
  @Benchmark
  public void clear() {
    if (pair != null) {
      pair.jcache().clear();
    }
  }
}
