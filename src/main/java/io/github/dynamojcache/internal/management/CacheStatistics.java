package io.github.dynamojcache.internal.management;

import io.github.dynamojcache.internal.engine.OperationStatistics;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.cache.management.CacheStatisticsMXBean;

/**
 * The statistics of one cache in this JVM: counted by the engine, shown by JMX.
 *
 * <p>Counting never blocks; while it is disabled, nothing is counted. Each figure is correct by
 * itself; figures that are read while operations run may be inconsistent with each other.
 * Percentages are 0 to 100, average times are in microseconds, and both are 0 while nothing has
 * been counted. Evictions are always 0: DynamoDB does not evict entries, and an expired entry is
 * not an evicted one. Thread-safe.
 */
public final class CacheStatistics implements CacheStatisticsMXBean, OperationStatistics {

  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder puts = new LongAdder();
  private final LongAdder removals = new LongAdder();
  private final LongAdder getNanos = new LongAdder();
  private final LongAdder putNanos = new LongAdder();
  private final LongAdder removeNanos = new LongAdder();

  private volatile boolean enabled;

  /**
   * Creates statistics that start at zero.
   *
   * @param enabled whether to count from now on
   */
  public CacheStatistics(boolean enabled) {
    this.enabled = enabled;
  }

  /**
   * Starts or stops counting. The counts are kept.
   *
   * @param enabled whether to count from now on
   */
  public void setEnabled(boolean enabled) {
    this.enabled = enabled;
  }

  @Override
  public boolean isEnabled() {
    return enabled;
  }

  @Override
  public void recordHits(long count) {
    add(hits, count);
  }

  @Override
  public void recordMisses(long count) {
    add(misses, count);
  }

  @Override
  public void recordPuts(long count) {
    add(puts, count);
  }

  @Override
  public void recordRemovals(long count) {
    add(removals, count);
  }

  @Override
  public void recordGetTime(long nanos) {
    add(getNanos, nanos);
  }

  @Override
  public void recordPutTime(long nanos) {
    add(putNanos, nanos);
  }

  @Override
  public void recordRemoveTime(long nanos) {
    add(removeNanos, nanos);
  }

  // A start time that was read while counting was off gives a negative time, which must not count.
  private void add(LongAdder counter, long amount) {
    if (enabled && amount > 0) {
      counter.add(amount);
    }
  }

  @Override
  public void clear() {
    hits.reset();
    misses.reset();
    puts.reset();
    removals.reset();
    getNanos.reset();
    putNanos.reset();
    removeNanos.reset();
  }

  @Override
  public long getCacheHits() {
    return hits.sum();
  }

  @Override
  public float getCacheHitPercentage() {
    return percentage(getCacheHits(), getCacheMisses());
  }

  @Override
  public long getCacheMisses() {
    return misses.sum();
  }

  @Override
  public float getCacheMissPercentage() {
    return percentage(getCacheMisses(), getCacheHits());
  }

  @Override
  public long getCacheGets() {
    return getCacheHits() + getCacheMisses();
  }

  @Override
  public long getCachePuts() {
    return puts.sum();
  }

  @Override
  public long getCacheRemovals() {
    return removals.sum();
  }

  @Override
  public long getCacheEvictions() {
    return 0;
  }

  @Override
  public float getAverageGetTime() {
    return averageMicros(getNanos, getCacheGets());
  }

  @Override
  public float getAveragePutTime() {
    return averageMicros(putNanos, getCachePuts());
  }

  @Override
  public float getAverageRemoveTime() {
    return averageMicros(removeNanos, getCacheRemovals());
  }

  private static float percentage(long part, long rest) {
    return part == 0 ? 0 : (float) (100.0 * part / (part + rest));
  }

  private static float averageMicros(LongAdder nanos, long count) {
    return count == 0
        ? 0
        : (float) (nanos.sum() / (double) TimeUnit.MICROSECONDS.toNanos(1) / count);
  }
}
