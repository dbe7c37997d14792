package io.github.dynamojcache.benchmarks.jmh;

import io.github.dynamojcache.benchmarks.samples.SampleKey;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.keys.CanonicalKeys;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Keys to canonical text and back, without a store. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class KeyCodecs {

  /** The key. */
  @Param({"TEXT", "LONG", "UUID", "RECORD", "SPRING", "HIBERNATE"})
  public SampleKey key = SampleKey.TEXT;

  private final CanonicalKeys keys = new CanonicalKeys(KeyCodecs.class.getClassLoader(), List.of());
  private Object plain = "";
  private String text = "";

  /** Encodes the key for the first time. */
  @Setup(Level.Trial)
  public void choose() {
    plain = key.key();
    text = keys.encode(plain).text();
  }

  /** To text: every operation does this once for each key. */
  @Benchmark
  public CanonicalKey encodeKey() {
    return keys.encode(plain);
  }

  /** And back: only iterating does this. */
  @Benchmark
  public Object decodeKey() {
    return keys.decode(text);
  }
}
