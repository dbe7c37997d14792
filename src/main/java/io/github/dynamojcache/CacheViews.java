package io.github.dynamojcache;

import io.github.dynamojcache.internal.assembly.CacheMonitors;
import io.github.dynamojcache.internal.bypass.Bypass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The views of one cache's counters and measurements, for JMX. Immutable; the parts are
 * thread-safe.
 *
 * @param monitors the underlying counters
 * @param bill the consumed capacity
 * @param undecodable the values that could not be decoded
 * @param bestEffort the best-effort writes that failed
 * @param clock the clock
 * @param failureMode the state of the bypass; null with {@code failure-mode = throw}
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
   * @return empty when there is no such view
   * @throws IllegalArgumentException when the bill is requested and {@code consumed-capacity} is
   *     off
   */
  <T> Optional<T> find(Class<T> type, String cache) {
    Optional<T> found = all().stream().filter(type::isInstance).findFirst().map(type::cast);
    if (found.isPresent() && found.get() == bill) {
      bill.requireCounted(cache);
    }
    return found;
  }

  /** Includes the counters themselves, which the Micrometer binder needs. */
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
