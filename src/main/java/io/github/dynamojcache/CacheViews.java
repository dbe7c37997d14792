package io.github.dynamojcache;

import io.github.dynamojcache.internal.assembly.CacheMonitors;
import io.github.dynamojcache.internal.bypass.Bypass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is counted and measured of one cache, as people see it. Immutable; the parts are
 * thread-safe.
 *
 * @param monitors what is behind the views
 * @param bill the capacity that was consumed
 * @param undecodable the values that could not be decoded
 * @param bestEffort the writes that operations succeeded without
 * @param clock the clock
 * @param failureMode how the cache stands to DynamoDB; null with {@code failure-mode = throw}
 */
record CacheViews(
    CacheMonitors monitors,
    CapacityBill bill,
    UndecodableValues undecodable,
    BestEffortWrites bestEffort,
    ClockView clock,
    @Nullable FailureModeView failureMode) {

  static CacheViews of(CacheMonitors monitors) {
    Bypass bypass = monitors.bypass();
    return new CacheViews(
        monitors,
        new CapacityBill(monitors.capacity(), monitors.prices()),
        new UndecodableValues(monitors.undecodable()),
        new BestEffortWrites(monitors.bestEffort()),
        new ClockView(monitors.clock()),
        bypass == null ? null : new FailureModeView(bypass));
  }

  /**
   * Finds a view by its type.
   *
   * @param cache the cache's name, for messages
   * @return empty when there is none
   * @throws IllegalArgumentException when it is the bill, and nothing is counted
   */
  <T> Optional<T> find(Class<T> type, String cache) {
    Optional<T> found = all().stream().filter(type::isInstance).findFirst().map(type::cast);
    if (found.isPresent() && found.get() == bill) {
      bill.requireCounted(cache);
    }
    return found;
  }

  /** The counters themselves are for the Micrometer binder. */
  private List<Object> all() {
    List<Object> all =
        new ArrayList<>(
            List.of(
                monitors.capacity(),
                bill,
                undecodable,
                monitors.undecodable(),
                bestEffort,
                monitors.bestEffort(),
                clock));
    if (failureMode != null) {
      all.add(failureMode);
    }
    return all;
  }
}
