package io.github.dynamojcache.micrometer;

import io.github.dynamojcache.ClockMXBean;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/** Meters for the clock of a cache. The registry does not keep the clock reachable. */
final class ClockMeters {

  private static final String PREFIX = "dynamo.jcache.clock.";

  private final MeterRegistry registry;
  private final ClockMXBean clock;
  private final Tags tags;

  ClockMeters(MeterRegistry registry, ClockMXBean clock, Tags tags) {
    this.registry = registry;
    this.clock = clock;
    this.tags = tags;
  }

  void register() {
    gauge(
        "skew",
        "How far the JVM's clock is ahead of the service's",
        c -> c.isMeasured() ? c.getSkewMillis() : Double.NaN);
    gauge(
        "uncertainty",
        "How wrong the skew may be",
        c -> c.isMeasured() ? c.getUncertaintyMillis() : Double.NaN);
    gauge("correction", "What is added to the JVM's clock", ClockMXBean::getCorrectionMillis);
  }

  private void gauge(String name, String description, ToDoubleFunction<ClockMXBean> millis) {
    String whole = PREFIX + name;
    registry.removeByPreFilterId(new Meter.Id(whole, tags, null, null, Meter.Type.GAUGE));
    TimeGauge.builder(whole, clock, TimeUnit.MILLISECONDS, millis)
        .description(description)
        .tags(tags)
        .register(registry);
  }
}
