package io.github.dynamojcache.faults.checker;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * How far a search has come.
 *
 * @param taken the steps that have taken effect; never changed
 * @param state the entry's value; null when there is no entry
 * @param latestFrom the latest of the earliest times of the steps taken, which follows from them
 */
record Configuration(BitSet taken, @Nullable String state, long latestFrom) {

  static Configuration start() {
    return new Configuration(new BitSet(), null, Long.MIN_VALUE);
  }

  Configuration after(int step, long from, @Nullable String newState) {
    BitSet more = (BitSet) taken.clone();
    more.set(step);
    return new Configuration(more, newState, Math.max(latestFrom, from));
  }
}
