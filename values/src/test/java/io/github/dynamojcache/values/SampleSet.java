package io.github.dynamojcache.values;

import java.util.stream.Stream;

/**
 * Samples of one kind. A set has a public constructor without parameters and a line in {@link
 * Corpus}. Names of samples are unique within a set and the same in every JVM, and so is their
 * order.
 */
public interface SampleSet {

  /** Returns the samples, each time the same. */
  Stream<Sample> samples();

  /** Returns the name of the set. */
  default String name() {
    return getClass().getSimpleName();
  }
}
