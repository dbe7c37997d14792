package io.github.dynamojcache.micrometer;

import io.github.dynamojcache.FailureModeMXBean;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.function.ToDoubleFunction;

/** Meters for the failure state of a cache. The registry does not keep the cache reachable. */
final class FailureModeMeters {

  private static final String PREFIX = "dynamo.jcache.";

  private final MeterRegistry registry;
  private final FailureModeMXBean mode;
  private final Tags tags;

  FailureModeMeters(MeterRegistry registry, FailureModeMXBean mode, Tags tags) {
    this.registry = registry;
    this.mode = mode;
    this.tags = tags;
  }

  void register() {
    gauge("bypassed", "Whether DynamoDB is not asked", m -> m.getState().equals("CLOSED") ? 0 : 1);
    gauge(
        "journalled.keys",
        "Keys to be deleted when DynamoDB is back",
        FailureModeMXBean::getJournalledKeys);
    counter("outage.failures", "Requests failed by an outage", FailureModeMXBean::getFailures);
    counter("skipped.reads", "Reads that missed for it", FailureModeMXBean::getSkippedReads);
    counter("skipped.writes", "Writes left out for it", FailureModeMXBean::getSkippedWrites);
    counter(
        "generation.changes",
        "Recoveries that emptied the cache",
        FailureModeMXBean::getGenerationChanges);
  }

  private void gauge(String name, String description, ToDoubleFunction<FailureModeMXBean> figure) {
    String whole = PREFIX + name;
    registry.removeByPreFilterId(new Meter.Id(whole, tags, null, null, Meter.Type.GAUGE));
    Gauge.builder(whole, mode, figure).description(description).tags(tags).register(registry);
  }

  private void counter(
      String name, String description, ToDoubleFunction<FailureModeMXBean> figure) {
    String whole = PREFIX + name;
    DynamoCacheMetrics.renew(
        registry,
        FunctionCounter.builder(whole, mode, figure).description(description),
        whole,
        tags);
  }
}
