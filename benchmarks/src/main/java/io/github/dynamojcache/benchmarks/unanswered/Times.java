package io.github.dynamojcache.benchmarks.unanswered;

import java.util.Arrays;
import java.util.Collection;

/**
 * How long calls took.
 *
 * @param nanos each, in order of length
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Times(long[] nanos) {

  static Times of(Collection<Long> nanos) {
    long[] ordered = nanos.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(ordered);
    return new Times(ordered);
  }

  int count() {
    return nanos.length;
  }

  /** Returns the time that this part of the calls did not exceed, in nanoseconds. */
  long quantile(double part) {
    return nanos[Math.max(0, (int) Math.ceil(part * nanos.length) - 1)];
  }
}
