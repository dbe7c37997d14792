package io.github.dynamojcache.internal.management;

import io.github.dynamojcache.internal.dynamo.CapacityMeter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests and capacity units of one cache in this JVM, operation by operation, as the store
 * counts them. They only ever grow. Nothing is allocated for a request, and nothing blocks; each
 * figure is right by itself, figures read while operations run need not agree. Thread-safe.
 */
public final class CapacityCounters implements CapacityMeter {

  private static final Logger logger = LoggerFactory.getLogger(CapacityCounters.class);

  private final boolean enabled;
  private final ConcurrentMap<String, Counter> counters = new ConcurrentHashMap<>();
  private final List<Consumer<String>> observers = new CopyOnWriteArrayList<>();

  /**
   * Creates counters with nothing counted.
   *
   * @param enabled whether anything is counted, ever
   */
  public CapacityCounters(boolean enabled) {
    this.enabled = enabled;
  }

  @Override
  public boolean isEnabled() {
    return enabled;
  }

  @Override
  public void recordRead(String operation, double units) {
    if (enabled) {
      Counter counter = counter(operation);
      counter.requests.increment();
      counter.readUnits.add(units);
    }
  }

  @Override
  public void recordWrite(String operation, double units) {
    if (enabled) {
      Counter counter = counter(operation);
      counter.requests.increment();
      counter.writeUnits.add(units);
    }
  }

  @Override
  public void recordRefusedWrite(String operation, double computedUnits) {
    if (enabled) {
      Counter counter = counter(operation);
      counter.requests.increment();
      counter.refusedWrites.increment();
      counter.refusedWriteUnits.add(computedUnits);
    }
  }

  @Override
  public void recordFailure(String operation) {
    if (enabled) {
      counter(operation).requests.increment();
    }
  }

  private Counter counter(String operation) {
    Counter known = counters.get(operation);
    return known != null ? known : begin(operation);
  }

  private synchronized Counter begin(String operation) {
    Counter known = counters.get(operation);
    if (known != null) {
      return known;
    }
    Counter counter = new Counter();
    counters.put(operation, counter);
    observers.forEach(observer -> tell(observer, operation));
    return counter;
  }

  /** Whoever watches the bill must not be able to break the cache. */
  private static void tell(Consumer<String> observer, String operation) {
    try {
      observer.accept(operation);
    } catch (RuntimeException e) {
      logger.warn("an observer of consumed capacity failed for operation '{}'", operation, e);
    }
  }

  /**
   * Tells of each operation once: of those that have been counted already now, of others when they
   * are first counted, in the thread that does the operation.
   *
   * @param observer takes the operation's name; what it throws is logged
   */
  public synchronized void observeOperations(Consumer<String> observer) {
    observers.add(observer);
    counters.keySet().forEach(operation -> tell(observer, operation));
  }

  /**
   * Returns what one operation has taken so far.
   *
   * @param operation the operation's name
   * @return its sums; nothing when it was never counted
   */
  public Consumed consumedBy(String operation) {
    Counter counter = counters.get(operation);
    return counter == null ? Consumed.NOTHING : counter.sums();
  }

  /**
   * Returns what every operation has taken so far.
   *
   * @return the sums by the operation's name, in the order of the names; a snapshot
   */
  public Map<String, Consumed> consumed() {
    Map<String, Consumed> sums = new TreeMap<>();
    counters.forEach((operation, counter) -> sums.put(operation, counter.sums()));
    return sums;
  }

  /**
   * DynamoDB counts in whole and half units, which doubles add up exactly, in any order, beyond
   * anything that can be paid for.
   */
  private static final class Counter {
    final LongAdder requests = new LongAdder();
    final DoubleAdder readUnits = new DoubleAdder();
    final DoubleAdder writeUnits = new DoubleAdder();
    final LongAdder refusedWrites = new LongAdder();
    final DoubleAdder refusedWriteUnits = new DoubleAdder();

    Consumed sums() {
      return new Consumed(
          requests.sum(),
          readUnits.sum(),
          writeUnits.sum(),
          refusedWrites.sum(),
          refusedWriteUnits.sum());
    }
  }
}
