package io.github.dynamojcache.benchmarks.jmh;

import io.github.dynamojcache.benchmarks.side.Pair;
import io.github.dynamojcache.benchmarks.stub.Entries;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Operations on one entry whose value is a text of 256 bytes. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SingleEntry extends TwoSides<String> {

  private static final int MAX_THREADS = 64;

  /** A thread's own keys: nobody else writes them. */
  @State(Scope.Thread)
  public static class Keys {
    private String key = "";
    private String absentKey = "";
    private String newKeys = "";
    private int count;
    private boolean flipped;

    /** Gives the thread its keys. */
    @Setup(Level.Trial)
    public void choose(ThreadParams thread) {
      key = Entries.key(thread.getThreadIndex());
      absentKey = Entries.key(MAX_THREADS + thread.getThreadIndex());
      newKeys = "new-" + thread.getThreadIndex() + "-";
    }

    String newKey() {
      return newKeys + count++;
    }
  }

  @Override
  Pair<String> onStub() {
    return Pair.ofTextsOnStub(MAX_THREADS);
  }

  @Override
  Pair<String> onLocal(URI endpoint) {
    return Pair.ofTextsAt(endpoint).filled(MAX_THREADS, Entries.VALUE);
  }

  /** {@code get} of an entry that is there. */
  @Benchmark
  public @Nullable String getHit(Keys keys) {
    return current().get(keys.key);
  }

  /** {@code get} of an entry that is not there. */
  @Benchmark
  public @Nullable String getMiss(Keys keys) {
    return current().get(keys.absentKey);
  }

  /** {@code put} of an entry that is not there. */
  @Benchmark
  public void putNew(Keys keys) {
    current().put(keys.newKey(), Entries.VALUE);
  }

  /** {@code put} of an entry that is there. */
  @Benchmark
  public void putOver(Keys keys) {
    current().put(keys.key, Entries.VALUE);
  }

  /** {@code putIfAbsent} of an entry that is not there. */
  @Benchmark
  public boolean putIfAbsent(Keys keys) {
    return current().putIfAbsent(keys.newKey(), Entries.VALUE);
  }

  /** {@code replace} of a value by another one; true each time. */
  @Benchmark
  public boolean replace(Keys keys) {
    keys.flipped = !keys.flipped;
    return keys.flipped
        ? current().replace(keys.key, Entries.VALUE, Entries.OTHER_VALUE)
        : current().replace(keys.key, Entries.OTHER_VALUE, Entries.VALUE);
  }

  /** {@code invoke} of a processor that reads the value and writes another. */
  @Benchmark
  public void invoke(Keys keys) {
    current().invoke(keys.key, SingleEntry::exchange);
  }

  private static String exchange(@Nullable String present) {
    return Entries.VALUE.equals(present) ? Entries.OTHER_VALUE : Entries.VALUE;
  }
}
