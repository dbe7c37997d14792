package io.github.dynamojcache.benchmarks.jmh;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.seal.KeyedSeal;
import io.github.dynamojcache.internal.values.seal.NoSeal;
import io.github.dynamojcache.internal.values.seal.Seal;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKey;
import io.github.dynamojcache.seal.SealKeys;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Sealing encoded values and opening them again, without a store. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class SealedValues {

  private static final String PARTITION_KEY = "customers#1hf7uaq00abcdefg#3";
  private static final CanonicalKey KEY = new CanonicalKey("s:customer-4711", null);

  /** The size of the value. */
  @Param({"300", "4000", "100000"})
  public int bytes = 300;

  /** The way. */
  @Param({"HMAC", "AES_GCM"})
  public SealMode mode = SealMode.HMAC;

  private Seal seal = NoSeal.UNSEALED;
  private EncodedValue plain = new EncodedValue.Text("");
  private EncodedValue sealed = new EncodedValue.Text("");

  /** Seals the value for the first time. */
  @Setup(Level.Trial)
  public void choose() {
    String algorithm = mode == SealMode.HMAC ? "HmacSHA256" : "AES";
    SealKey key = new SealKey("k1", new SecretKeySpec(new byte[32], algorithm));
    seal = KeyedSeal.of("customers", mode, SealKeys.of(key));
    plain = new EncodedValue.Binary(new byte[bytes]);
    sealed = seal.seal(plain, PARTITION_KEY, KEY);
  }

  /** As on a write. */
  @Benchmark
  public Object seal() {
    return seal.seal(plain, PARTITION_KEY, KEY);
  }

  /** As on a read. */
  @Benchmark
  public Object open() throws UndecodableValueException {
    return seal.open(sealed, PARTITION_KEY, KEY);
  }
}
