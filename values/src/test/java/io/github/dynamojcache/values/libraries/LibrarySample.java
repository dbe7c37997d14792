package io.github.dynamojcache.values.libraries;

import io.github.dynamojcache.values.Sample;

/**
 * A value of a library.
 *
 * @param set the name of its set
 * @param sample the value
 * @param demand how it must fare in a cache whose declared types say nothing
 */
record LibrarySample(String set, Sample sample, Demand demand) {

  enum Demand {
    /** People cache it: it is stored without a line of configuration. */
    STORABLE,
    /** It may be refused, but never comes back as another value. */
    RIGHT_OR_REFUSED
  }

  @Override
  public String toString() {
    return sample.name();
  }
}
