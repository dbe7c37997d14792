package io.github.dynamojcache.internal.coding;

import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the reads of one cache in this JVM that found a value that could not be decoded, by kind
 * of reason. The counters only grow, and never block. Thread-safe.
 */
public final class UndecodableCounters {

  private final Map<Reason, LongAdder> counters = new EnumMap<>(Reason.class);

  /** Creates counters with nothing counted. */
  public UndecodableCounters() {
    for (Reason reason : Reason.values()) {
      counters.put(reason, new LongAdder());
    }
  }

  /**
   * Counts one read.
   *
   * @param reason why the value could not be decoded
   */
  public void record(Reason reason) {
    counter(reason).increment();
  }

  /**
   * Returns how many reads were counted.
   *
   * @param reason why the values could not be decoded
   * @return their number
   */
  public long count(Reason reason) {
    return counter(reason).sum();
  }

  private LongAdder counter(Reason reason) {
    LongAdder counter = counters.get(reason);
    if (counter == null) {
      throw new IllegalStateException("no counter of " + reason);
    }
    return counter;
  }
}
