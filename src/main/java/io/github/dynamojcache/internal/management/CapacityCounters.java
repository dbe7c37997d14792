package io.github.dynamojcache.internal.management;

import io.github.dynamojcache.internal.dynamo.request.CapacityMeter;
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
 * The requests and capacity units of one cache in this JVM, for each operation, as counted by the
 * store. They never decrease. Counting allocates nothing for a request and never blocks. Each
 * figure is correct by itself; figures that are read while operations run may be inconsistent with
 * each other. Thread-safe.
 */
public final class CapacityCounters implements CapacityMeter {

  private static final Logger logger = LoggerFactory.getLogger(CapacityCounters.class);

  private final boolean enabled;
  private final ConcurrentMap<String, Counter> counters = new ConcurrentHashMap<>();
  private final List<Consumer<String>> observers = new CopyOnWriteArrayList<>();

  /**
   * Creates counters that start at zero.
   *
   * @param enabled whether anything is counted; does not change
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

  /** Catches exceptions: an observer of the bill must not make the cache fail. */
  private static void tell(Consumer<String> observer, String operation) {
    try {
      observer.accept(operation);
    } catch (RuntimeException e) {
      logger.warn("an observer of consumed capacity failed for operation '{}'", operation, e);
    }
  }

  /**
   * Calls the observer once for each operation: now for operations that have been counted already,
   * for others when they are first counted, in the thread that runs the operation.
   *
   * @param observer takes the operation's name; its exceptions are logged
   */
  public synchronized void observeOperations(Consumer<String> observer) {
    observers.add(observer);
    counters.keySet().forEach(operation -> tell(observer, operation));
  }

  /**
   * Returns what one operation has consumed so far.
   *
   * @param operation the operation's name
   * @return its sums; all zero if it was never counted
   */
  public Consumed consumedBy(String operation) {
    Counter counter = counters.get(operation);
    return counter == null ? Consumed.NOTHING : counter.sums();
  }

  /**
   * Returns what every operation has consumed so far.
   *
   * @return the sums by the operation's name, sorted by name; a snapshot
   */
  public Map<String, Consumed> consumed() {
    Map<String, Consumed> sums = new TreeMap<>();
    counters.forEach((operation, counter) -> sums.put(operation, counter.sums()));
    return sums;
  }

  /**
   * DynamoDB counts in units and half units. Doubles add these exactly, in any order, beyond any
   * payable amount.
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
