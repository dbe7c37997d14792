package io.github.dynamojcache;

import io.github.dynamojcache.internal.management.CacheConfigurationBean;
import io.github.dynamojcache.internal.management.CacheStatistics;
import io.github.dynamojcache.internal.management.JmxRegistration;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What JMX shows of one cache, in line with its configuration, until it is hidden for good.
 * Thread-safe.
 */
final class CacheBeans {

  private final CurrentConfiguration<?, ?> configuration;
  private final JmxRegistration statisticsBean;
  private final JmxRegistration configurationBean;
  private final JmxRegistration capacityBean;
  private final JmxRegistration undecodableBean;
  private final JmxRegistration bestEffortBean;
  private final JmxRegistration clockBean;
  private final @Nullable JmxRegistration failureModeBean;
  private final boolean capacityCounted;
  private boolean hidden; // guarded by this: another thread may be closing the cache

  CacheBeans(
      URI manager,
      String cache,
      CurrentConfiguration<?, ?> configuration,
      CacheStatistics statistics,
      CapacityBill bill,
      UndecodableValues undecodable,
      BestEffortWrites bestEffort,
      ClockView clock,
      @Nullable FailureModeView failureMode) {
    this.configuration = configuration;
    this.statisticsBean = JmxRegistration.ofStatistics(manager, cache, statistics);
    this.configurationBean =
        JmxRegistration.ofConfiguration(
            manager, cache, new CacheConfigurationBean(configuration::get));
    this.capacityBean = JmxRegistration.ofConsumedCapacity(manager, cache, bill);
    this.undecodableBean = JmxRegistration.ofUndecodableValues(manager, cache, undecodable);
    this.bestEffortBean = JmxRegistration.ofBestEffortWrites(manager, cache, bestEffort);
    this.clockBean = JmxRegistration.ofClock(manager, cache, clock);
    this.failureModeBean =
        failureMode == null ? null : JmxRegistration.ofFailureMode(manager, cache, failureMode);
    this.capacityCounted = bill.counters().isEnabled();
  }

  /** Shows what the configuration wants shown, and nothing else. */
  synchronized void update() {
    boolean statistics = configuration.get().isStatisticsEnabled();
    boolean management = configuration.get().isManagementEnabled();
    show(statisticsBean, statistics);
    show(configurationBean, management);
    show(capacityBean, capacityCounted && (statistics || management));
    show(undecodableBean, statistics || management);
    show(bestEffortBean, statistics || management);
    show(clockBean, statistics || management);
    if (failureModeBean != null) {
      show(failureModeBean, statistics || management);
    }
  }

  private void show(JmxRegistration bean, boolean shown) {
    if (shown && !hidden) {
      bean.register();
    } else {
      bean.unregister();
    }
  }

  synchronized void hide() {
    hidden = true;
    statisticsBean.unregister();
    configurationBean.unregister();
    capacityBean.unregister();
    undecodableBean.unregister();
    bestEffortBean.unregister();
    clockBean.unregister();
    if (failureModeBean != null) {
      failureModeBean.unregister();
    }
  }
}
