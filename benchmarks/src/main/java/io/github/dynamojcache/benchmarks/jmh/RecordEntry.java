package io.github.dynamojcache.benchmarks.jmh;

import io.github.dynamojcache.benchmarks.samples.Customer;
import io.github.dynamojcache.benchmarks.side.Engine;
import io.github.dynamojcache.benchmarks.side.Pair;
import io.github.dynamojcache.benchmarks.side.StoredForm;
import io.github.dynamojcache.benchmarks.stub.Entries;
import io.github.dynamojcache.benchmarks.stub.StubItems;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Operations on one entry whose value is a record. Both sides use the same codec. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RecordEntry extends TwoSides<Customer> {

  private static final String KEY = Entries.key(0);

  @Override
  Pair<Customer> onStub() {
    StoredForm<Customer> form = new StoredForm<>(Customer.class);
    byte[] stored = form.write(Customer.ADA).b().asByteArrayUnsafe();
    StubItems items = new StubItems(Engine.CACHE, 1, StubItems.binary(stored));
    return Pair.of(Engine.stub(items), Customer.class, form);
  }

  @Override
  Pair<Customer> onLocal(URI endpoint) {
    return Pair.of(Engine.at(endpoint), Customer.class, new StoredForm<>(Customer.class))
        .filled(1, Customer.ADA);
  }

  /** {@code get} of an entry that is there. */
  @Benchmark
  public @Nullable Customer getRecord() {
    return current().get(KEY);
  }

  /** {@code put} of an entry that is there. */
  @Benchmark
  public void putRecord() {
    current().put(KEY, Customer.ADA);
  }
}
