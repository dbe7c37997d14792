package io.github.dynamojcache;

import io.github.dynamojcache.internal.clock.ServiceClock;
import io.github.dynamojcache.internal.clock.Skew;

/** The clock of one cache, for JMX. Thread-safe. */
record ClockView(ServiceClock clock) implements ClockMXBean {

  @Override
  public boolean isMeasured() {
    return clock.skew().isPresent();
  }

  @Override
  public long getSkewMillis() {
    return clock.skew().map(Skew::aheadMillis).orElse(0L);
  }

  @Override
  public long getUncertaintyMillis() {
    return clock.skew().map(Skew::uncertaintyMillis).orElse(0L);
  }

  @Override
  public long getCorrectionMillis() {
    return clock.correctionMillis();
  }
}
