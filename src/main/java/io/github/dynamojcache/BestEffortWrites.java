package io.github.dynamojcache;

import io.github.dynamojcache.internal.engine.BestEffortWrite;
import io.github.dynamojcache.internal.management.BestEffortCounters;
import java.util.LinkedHashMap;
import java.util.Map;

/** The best-effort write counters of one cache, for JMX. Thread-safe. */
final class BestEffortWrites implements BestEffortWritesMXBean {

  private final BestEffortCounters counters;

  BestEffortWrites(BestEffortCounters counters) {
    this.counters = counters;
  }

  @Override
  public long getTotal() {
    return getFailures().values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public Map<String, Long> getFailures() {
    Map<String, Long> failures = new LinkedHashMap<>();
    for (BestEffortWrite write : BestEffortWrite.values()) {
      failures.put(write.name(), counters.count(write));
    }
    return failures;
  }
}
