package io.github.dynamojcache.internal.management;

import io.github.dynamojcache.internal.engine.BestEffortWrite;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts the best-effort writes of one cache that failed. Thread-safe. */
public final class BestEffortCounters {

  private final Map<BestEffortWrite, LongAdder> counters = new EnumMap<>(BestEffortWrite.class);

  /** Starts at zero. */
  public BestEffortCounters() {
    for (BestEffortWrite write : BestEffortWrite.values()) {
      counters.put(write, new LongAdder());
    }
  }

  /**
   * Counts one failure.
   *
   * @param write the kind of write that failed
   * @return whether it is the first of its kind
   */
  public boolean record(BestEffortWrite write) {
    LongAdder counter = counter(write);
    boolean first = counter.sum() == 0;
    counter.increment();
    return first;
  }

  /**
   * Returns the number of failures.
   *
   * @param write the kind of write
   * @return the number
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
