package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.internal.bypass.Bypass;
import io.github.dynamojcache.internal.clock.ServiceClock;
import io.github.dynamojcache.internal.coding.UndecodableCounters;
import io.github.dynamojcache.internal.management.BestEffortCounters;
import io.github.dynamojcache.internal.management.CacheStatistics;
import io.github.dynamojcache.internal.management.CapacityCounters;
import io.github.dynamojcache.internal.management.Prices;
import org.jspecify.annotations.Nullable;

/**
 * The counters and measurements of one cache. Immutable; the parts are thread-safe.
 *
 * @param statistics JSR-107's statistics
 * @param capacity the capacity that DynamoDB reported
 * @param prices the price of the capacity
 * @param undecodable the values that could not be decoded
 * @param bestEffort the best-effort writes that failed
 * @param clock the clock that decides expiry
 * @param bypass the bypass of DynamoDB; null with {@code failure-mode = throw}
 */
public record CacheMonitors(
    CacheStatistics statistics,
    CapacityCounters capacity,
    Prices prices,
    UndecodableCounters undecodable,
    BestEffortCounters bestEffort,
    ServiceClock clock,
    @Nullable Bypass bypass) {}
