package io.github.dynamojcache.values.libraries;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects the samples of one library. Not thread-safe. */
final class LibrarySamples {

  /** How a sample must fare in a cache whose declared types say nothing. */
  enum Demand {
    STORABLE,
    RIGHT_OR_REFUSED
  }

  record LibrarySample(String name, Supplier<Object> maker, Demand demand) {}

  private final String library;
  private final List<LibrarySample> samples = new ArrayList<>();

  LibrarySamples(String library) {
    this.library = library;
  }

  /** A value that people cache: it must be stored without a line of configuration. */
  LibrarySamples storable(String name, Supplier<Object> maker) {
    samples.add(new LibrarySample(library + ": " + name, maker, Demand.STORABLE));
    return this;
  }

  /** A value that may be refused, but never comes back as another one. */
  LibrarySamples rightOrRefused(String name, Supplier<Object> maker) {
    samples.add(new LibrarySample(library + ": " + name, maker, Demand.RIGHT_OR_REFUSED));
    return this;
  }

  List<LibrarySample> all() {
    return List.copyOf(samples);
  }
}
