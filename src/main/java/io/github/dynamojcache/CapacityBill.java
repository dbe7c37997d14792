package io.github.dynamojcache;

import io.github.dynamojcache.internal.management.CapacityCounters;
import io.github.dynamojcache.internal.management.Consumed;
import io.github.dynamojcache.internal.management.Prices;
import java.util.Map;
import java.util.TreeMap;

/**
 * The consumed capacity of one cache with its price, since the last {@link #clear}. Thread-safe.
 */
final class CapacityBill implements ConsumedCapacityMXBean {

  private final CapacityCounters counters;
  private final Prices prices;

  /**
   * The counts at the last clear, which are subtracted. The counters are never reset, so a
   * concurrent request is never lost.
   */
  private volatile Map<String, Consumed> settled = Map.of();

  CapacityBill(CapacityCounters counters, Prices prices) {
    this.counters = counters;
    this.prices = prices;
  }

  /**
   * Rejects a request for the bill when capacity is not counted.
   *
   * @param cache the cache's name
   * @throws IllegalArgumentException when {@code consumed-capacity} is off
   */
  void requireCounted(String cache) {
    if (!counters.isEnabled()) {
      throw new IllegalArgumentException(
          "cache '" + cache + "' does not count what it consumes: set consumed-capacity = true");
    }
  }

  @Override
  public Map<String, Consumption> getOperations() {
    Map<String, Consumption> lines = new TreeMap<>();
    open().forEach((operation, consumed) -> lines.put(operation, new Line(consumed, prices)));
    return lines;
  }

  @Override
  public long getRequests() {
    return total().requests();
  }

  @Override
  public double getReadUnits() {
    return total().readUnits();
  }

  @Override
  public double getWriteUnits() {
    return total().writeUnits();
  }

  @Override
  public long getRefusedWrites() {
    return total().refusedWrites();
  }

  @Override
  public double getRefusedWriteUnits() {
    return total().refusedWriteUnits();
  }

  @Override
  public double getCost() {
    return prices.of(total());
  }

  @Override
  public void clear() {
    settled = counters.consumed();
  }

  private Consumed total() {
    return open().values().stream().reduce(Consumed.NOTHING, Consumed::plus);
  }

  private Map<String, Consumed> open() {
    Map<String, Consumed> before = settled; // read first: must not be newer than the counters
    Map<String, Consumed> open = new TreeMap<>();
    counters
        .consumed()
        .forEach(
            (operation, now) -> {
              Consumed since = now.minus(before.getOrDefault(operation, Consumed.NOTHING));
              if (!since.equals(Consumed.NOTHING)) {
                open.put(operation, since);
              }
            });
    return open;
  }

  /** One operation on the bill. */
  private record Line(Consumed consumed, Prices prices) implements Consumption {
    @Override
    public long getRequests() {
      return consumed.requests();
    }

    @Override
    public double getReadUnits() {
      return consumed.readUnits();
    }

    @Override
    public double getWriteUnits() {
      return consumed.writeUnits();
    }

    @Override
    public long getRefusedWrites() {
      return consumed.refusedWrites();
    }

    @Override
    public double getRefusedWriteUnits() {
      return consumed.refusedWriteUnits();
    }

    @Override
    public double getCost() {
      return prices.of(consumed);
    }
  }
}
