package io.github.dynamojcache.micrometer;

import io.github.dynamojcache.ClockMXBean;
import io.github.dynamojcache.FailureModeMXBean;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.internal.coding.UndecodableCounters;
import io.github.dynamojcache.internal.engine.BestEffortWrite;
import io.github.dynamojcache.internal.management.BestEffortCounters;
import io.github.dynamojcache.internal.management.CapacityCounters;
import io.github.dynamojcache.internal.management.Consumed;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.ref.WeakReference;
import java.util.function.ToDoubleFunction;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Meters for what a cache of this provider counts beyond JSR-107. The bill, for each JCache
 * operation that sends requests:
 *
 * <ul>
 *   <li>{@code dynamo.jcache.requests}, requests to DynamoDB,
 *   <li>{@code dynamo.jcache.read.units} and {@code dynamo.jcache.write.units}, the capacity units
 *       that DynamoDB reported,
 *   <li>{@code dynamo.jcache.refused.writes}, writes whose condition failed, and {@code
 *       dynamo.jcache.refused.write.units}, which DynamoDB charges for them without reporting it:
 *       computed, and included in no other counter.
 * </ul>
 *
 * <p>The values that could not be decoded and were misses, for each {@code reason} ({@link
 * io.github.dynamojcache.UndecodableValuesMXBean}): {@code dynamo.jcache.undecodable.values}.
 *
 * <p>The best-effort writes that failed, for each {@code write} ({@link
 * io.github.dynamojcache.BestEffortWritesMXBean}): {@code dynamo.jcache.best.effort.failures}.
 *
 * <p>With {@code failure-mode = bypass} ({@link FailureModeMXBean}): {@code
 * dynamo.jcache.bypassed}, 1 while the cache bypasses DynamoDB, else 0; {@code
 * dynamo.jcache.journalled.keys}; and the counters {@code dynamo.jcache.outage.failures}, {@code
 * dynamo.jcache.skipped.reads}, {@code dynamo.jcache.skipped.writes} and {@code
 * dynamo.jcache.generation.changes}.
 *
 * <p>The JVM's clock compared with DynamoDB's ({@link ClockMXBean}), in the registry's unit of
 * time: {@code dynamo.jcache.clock.skew}, NaN until it is measured, {@code
 * dynamo.jcache.clock.uncertainty} and {@code dynamo.jcache.clock.correction}. They are the same
 * for all caches of one client.
 *
 * <p>Tags: {@code cache}, the cache's name, as in Micrometer's own {@code JCacheMetrics}; {@code
 * cache.manager}, the URI of its manager; {@code operation}, {@code reason} or {@code write}; and
 * the further tags given. The meters of an operation appear when it first sends a request. They
 * count from the opening of the cache; {@link
 * io.github.dynamojcache.ConsumedCapacityMXBean#clear()} does not affect them. {@link
 * io.github.dynamojcache.ConsumedCapacityMXBean} describes what the figures include.
 *
 * <p>The registry does not keep the cache reachable: after the cache is closed, its meters keep
 * their last values until a cache of the same name is bound. Thread-safe.
 */
public final class DynamoCacheMetrics implements MeterBinder {

  private static final Logger logger = LoggerFactory.getLogger(DynamoCacheMetrics.class);

  private static final String UNDECODABLE = "dynamo.jcache.undecodable.values";
  private static final String BEST_EFFORT = "dynamo.jcache.best.effort.failures";

  private final WeakReference<CapacityCounters> counters;
  private final WeakReference<UndecodableCounters> undecodable;
  private final WeakReference<BestEffortCounters> bestEffort;
  private final WeakReference<ClockMXBean> clock;
  private final WeakReference<FailureModeMXBean> failureMode;
  private final Tags tags;

  /**
   * Prepares the meters of a cache.
   *
   * @param cache a cache of this provider
   * @param tags further tags; they override those of this class
   * @throws IllegalArgumentException when the cache is another provider's
   */
  public DynamoCacheMetrics(Cache<?, ?> cache, Iterable<Tag> tags) {
    this.counters = new WeakReference<>(cache.unwrap(CapacityCounters.class));
    this.undecodable = new WeakReference<>(cache.unwrap(UndecodableCounters.class));
    this.bestEffort = new WeakReference<>(cache.unwrap(BestEffortCounters.class));
    this.clock = new WeakReference<>(cache.unwrap(ClockMXBean.class));
    this.failureMode = new WeakReference<>(failureModeOf(cache));
    this.tags =
        Tags.of(
                "cache",
                cache.getName(),
                "cache.manager",
                cache.getCacheManager().getURI().toString())
            .and(tags);
  }

  /**
   * Binds the meters of a cache to a registry.
   *
   * @param registry the registry
   * @param cache a cache of this provider
   * @param tags further tags, names and values alternately; they override those of this class
   * @param <C> the type of cache
   * @return the cache itself
   * @throws IllegalArgumentException when the cache is another provider's
   */
  public static <C extends Cache<?, ?>> C monitor(MeterRegistry registry, C cache, String... tags) {
    return monitor(registry, cache, Tags.of(tags));
  }

  /**
   * Binds the meters of a cache to a registry.
   *
   * @param registry the registry
   * @param cache a cache of this provider
   * @param tags further tags; they override those of this class
   * @param <C> the type of cache
   * @return the cache itself
   * @throws IllegalArgumentException when the cache is another provider's
   */
  public static <C extends Cache<?, ?>> C monitor(
      MeterRegistry registry, C cache, Iterable<Tag> tags) {
    new DynamoCacheMetrics(cache, tags).bindTo(registry);
    return cache;
  }

  /**
   * Registers the meters. Without {@code consumed-capacity} there are no meters for the bill, which
   * is logged.
   *
   * @param registry the registry
   */
  @Override
  public void bindTo(MeterRegistry registry) {
    bindUndecodable(registry);
    bindBestEffort(registry);
    ClockMXBean presentClock = clock.get();
    if (presentClock != null) {
      new ClockMeters(registry, presentClock, tags).register();
    }
    FailureModeMXBean mode = failureMode.get();
    if (mode != null) {
      new FailureModeMeters(registry, mode, tags).register();
    }
    CapacityCounters present = counters.get();
    if (present == null) {
      return;
    }
    if (present.isEnabled()) {
      present.observeOperations(operation -> new Figures(registry, present, operation).register());
    } else {
      logger.info("no bill of {}: its consumed-capacity is false", tags);
    }
  }

  /** Returns null for a cache with {@code failure-mode = throw}. */
  private static @Nullable FailureModeMXBean failureModeOf(Cache<?, ?> cache) {
    try {
      return cache.unwrap(FailureModeMXBean.class);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void bindUndecodable(MeterRegistry registry) {
    UndecodableCounters present = undecodable.get();
    if (present == null) {
      return;
    }
    for (Reason reason : Reason.values()) {
      renew(
          registry,
          FunctionCounter.builder(UNDECODABLE, present, c -> c.count(reason))
              .description("Values that could not be decoded"),
          UNDECODABLE,
          tags.and("reason", reason.name()));
    }
  }

  private void bindBestEffort(MeterRegistry registry) {
    BestEffortCounters present = bestEffort.get();
    if (present == null) {
      return;
    }
    for (BestEffortWrite write : BestEffortWrite.values()) {
      renew(
          registry,
          FunctionCounter.builder(BEST_EFFORT, present, c -> c.count(write))
              .description("Failed writes that operations have gone on without"),
          BEST_EFFORT,
          tags.and("write", write.name()));
    }
  }

  /**
   * Replaces an existing meter: otherwise a cache that is closed and opened again would keep its
   * old figures.
   */
  static void renew(
      MeterRegistry registry, FunctionCounter.Builder<?> counter, String name, Tags all) {
    registry.removeByPreFilterId(new Meter.Id(name, all, null, null, Meter.Type.COUNTER));
    counter.tags(all).register(registry);
  }

  /** The meters of one operation. */
  private final class Figures {
    private final MeterRegistry registry;
    private final CapacityCounters present;
    private final String operation;

    Figures(MeterRegistry registry, CapacityCounters present, String operation) {
      this.registry = registry;
      this.present = present;
      this.operation = operation;
    }

    void register() {
      counter("requests", "Requests to DynamoDB", Consumed::requests);
      counter("read.units", "Read units that DynamoDB reported", Consumed::readUnits);
      counter("write.units", "Write units that DynamoDB reported", Consumed::writeUnits);
      counter("refused.writes", "Writes whose condition did not hold", Consumed::refusedWrites);
      counter(
          "refused.write.units",
          "Write units of refused writes, computed",
          Consumed::refusedWriteUnits);
    }

    private void counter(String name, String description, ToDoubleFunction<Consumed> figure) {
      String whole = "dynamo.jcache." + name;
      Tags all = tags.and("operation", operation);
      String asked = operation; // the registry must not refer to this object
      renew(
          registry,
          FunctionCounter.builder(whole, present, c -> figure.applyAsDouble(c.consumedBy(asked)))
              .description(description),
          whole,
          all);
    }
  }
}
