package io.github.dynamojcache.values.libraries;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.libraries.LibrarySample.Demand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Collects the samples of one library. Not thread-safe. */
final class LibrarySamples {

  private final String set;
  private final List<LibrarySample> samples = new ArrayList<>();

  LibrarySamples(String set) {
    this.set = set;
  }

  /** Adds a value that must be stored without a line of configuration. */
  LibrarySamples storable(String name, Callable<?> instance) {
    samples.add(new LibrarySample(set, Sample.of(name, instance), Demand.STORABLE));
    return this;
  }

  /** Adds a value that must be stored, with a use that throws when it does not behave. */
  <T> LibrarySamples storable(
      String name, Class<T> type, Callable<? extends T> instance, Consumer<T> use) {
    samples.add(
        new LibrarySample(set, Sample.of(name, instance).usedBy(type, use), Demand.STORABLE));
    return this;
  }

  /** Adds a value that may be refused, but never comes back as another one. */
  LibrarySamples rightOrRefused(String name, Callable<?> instance) {
    samples.add(new LibrarySample(set, Sample.of(name, instance), Demand.RIGHT_OR_REFUSED));
    return this;
  }

  /** Adds a value that may be refused and of which nothing but the given use can be relied on. */
  <T> LibrarySamples rightOrRefused(
      String name, Class<T> type, Callable<? extends T> instance, Consumer<T> use) {
    Sample sample = new Sample(name, instance, value -> use.accept(type.cast(value)));
    samples.add(new LibrarySample(set, sample, Demand.RIGHT_OR_REFUSED));
    return this;
  }

  List<LibrarySample> all() {
    return List.copyOf(samples);
  }
}
