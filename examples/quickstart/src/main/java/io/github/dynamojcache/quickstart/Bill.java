package io.github.dynamojcache.quickstart;

import io.github.dynamojcache.ConsumedCapacityMXBean;
import io.github.dynamojcache.Consumption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.cache.Cache;
import javax.cache.CacheManager;

/**
 * What the caches of some managers have sent, and the capacity units that DynamoDB reported for it,
 * by operation. A write that is refused because its condition does not hold is charged like
 * another, but the answer does not say how much: refused writes are counted by themselves.
 */
final class Bill {

  private final List<CacheManager> managers;

  Bill(CacheManager... managers) {
    this.managers = List.of(managers);
  }

  /** All requests of one kind. */
  record Line(long requests, long refused, double readUnits, double writeUnits) {

    static final Line NONE = new Line(0, 0, 0, 0);

    static Line of(Consumption consumption) {
      return new Line(
          consumption.getRequests(),
          consumption.getRefusedWrites(),
          consumption.getReadUnits(),
          consumption.getWriteUnits());
    }

    Line plus(Line other) {
      return new Line(
          requests + other.requests,
          refused + other.refused,
          readUnits + other.readUnits,
          writeUnits + other.writeUnits);
    }
  }

  /** Every cache keeps a bill of its own, also shown by JMX; here they are put together. */
  private Map<String, Line> lines() {
    Map<String, Line> lines = new TreeMap<>();
    for (CacheManager manager : managers) {
      for (String name : manager.getCacheNames()) {
        Cache<Object, Object> cache = manager.getCache(name);
        cache
            .unwrap(ConsumedCapacityMXBean.class)
            .getOperations()
            .forEach((operation, used) -> lines.merge(operation, Line.of(used), Line::plus));
      }
    }
    return lines;
  }

  /** Returns the sum so far. */
  Line total() {
    return lines().values().stream().reduce(Line.NONE, Line::plus);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("What it took, as DynamoDB Local reported it:\n");
    text.append(row("", "requests", "refused", "read units", "write units"));
    lines().forEach((operation, line) -> text.append(row(operation, line)));
    text.append(row("in all", total()));
    return text.append("A refused write (a lost race) is charged too, and is not in the units.")
        .toString();
  }

  private static String row(String name, Line line) {
    return row(
        name,
        Long.toString(line.requests()),
        Long.toString(line.refused()),
        String.format(Locale.ROOT, "%.1f", line.readUnits()),
        String.format(Locale.ROOT, "%.1f", line.writeUnits()));
  }

  private static String row(String name, String... columns) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "  %-20s", name));
    for (String column : columns) {
      row.append(String.format(Locale.ROOT, "%13s", column));
    }
    return row.append('\n').toString();
  }
}
