package io.github.dynamojcache.values;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** A set of samples in the making. */
public final class Samples {

  private final List<Sample> all = new ArrayList<>();

  /** Adds a sample. */
  public Samples add(String name, Callable<?> instance) {
    all.add(Sample.of(name, instance));
    return this;
  }

  /** Adds a sample. */
  public Samples add(Sample sample) {
    all.add(sample);
    return this;
  }

  /** Returns what was added. */
  public Stream<Sample> stream() {
    return all.stream();
  }
}
