package io.github.dynamojcache.internal.management;

import io.github.dynamojcache.internal.engine.BestEffortWrite;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts the writes that operations of one cache went on without. Thread-safe. */
public final class BestEffortCounters {

  private final Map<BestEffortWrite, LongAdder> counters = new EnumMap<>(BestEffortWrite.class);

  /** Begins at zero. */
  public BestEffortCounters() {
    for (BestEffortWrite write : BestEffortWrite.values()) {
      counters.put(write, new LongAdder());
    }
  }

  /**
   * Counts one.
   *
   * @param write the write that failed
   * @return whether it is the first one of its kind
   */
  public boolean record(BestEffortWrite write) {
    LongAdder counter = counter(write);
    boolean first = counter.sum() == 0;
    counter.increment();
    return first;
  }

  /**
   * Returns how many there were.
   *
   * @param write the kind of write
   * @return their number
   */
  public long count(BestEffortWrite write) {
    return counter(write).sum();
  }

  private LongAdder counter(BestEffortWrite write) {
    LongAdder counter = counters.get(write);
    if (counter == null) {
      throw new IllegalStateException("no counter of " + write);
    }
    return counter;
  }
}
