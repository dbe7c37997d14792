package io.github.dynamojcache;

import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.internal.coding.UndecodableCounters;
import java.util.LinkedHashMap;
import java.util.Map;

/** The counters of undecodable values of one cache, for JMX. Thread-safe. */
final class UndecodableValues implements UndecodableValuesMXBean {

  private final UndecodableCounters counters;

  UndecodableValues(UndecodableCounters counters) {
    this.counters = counters;
  }

  @Override
  public long getTotal() {
    return getReasons().values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public Map<String, Long> getReasons() {
    Map<String, Long> reasons = new LinkedHashMap<>();
    for (Reason reason : Reason.values()) {
      reasons.put(reason.name(), counters.count(reason));
    }
    return reasons;
  }
}
