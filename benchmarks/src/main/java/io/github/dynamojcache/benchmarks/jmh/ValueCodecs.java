package io.github.dynamojcache.benchmarks.jmh;

import io.github.dynamojcache.benchmarks.samples.SampleCodec;
import io.github.dynamojcache.benchmarks.samples.SampleValue;
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

/** Values to bytes and back, without a store. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class ValueCodecs {

  /** The value. */
  @Param({"RECORD", "GRAPH", "LIST", "TEXT"})
  public SampleValue value = SampleValue.RECORD;

  /** The codec. */
  @Param({"jcache", "kryo", "java"})
  public String codec = "jcache";

  private SampleCodec sampleCodec = SampleCodec.named("jcache");
  private Object plain = "";
  private Object encoded = "";

  /** Encodes the value for the first time. */
  @Setup(Level.Trial)
  public void choose() {
    sampleCodec = SampleCodec.named(codec);
    plain = value.value();
    encoded = sampleCodec.encode(plain);
  }

  /** To bytes. */
  @Benchmark
  public Object encode() {
    return sampleCodec.encode(plain);
  }

  /** And back. */
  @Benchmark
  public Object decode() {
    return sampleCodec.decode(encoded);
  }
}
