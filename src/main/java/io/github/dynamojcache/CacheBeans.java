package io.github.dynamojcache;

import io.github.dynamojcache.internal.management.CacheConfigurationBean;
import io.github.dynamojcache.internal.management.JmxRegistration;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The MXBeans of one cache, registered as its configuration says, until {@link #hide}. Thread-safe.
 */
final class CacheBeans {

  private final CurrentConfiguration<?, ?> configuration;
  private final List<Bean> beans = new ArrayList<>(); // filled by the constructor
  private boolean hidden; // guarded by this: another thread may be closing the cache

  /** A bean and the condition under which it is registered. */
  private record Bean(JmxRegistration registration, Predicate<DynamoConfiguration<?, ?>> isShown) {}

  CacheBeans(
      URI manager, String cache, CurrentConfiguration<?, ?> configuration, CacheViews views) {
    this.configuration = configuration;
    add(
        JmxRegistration.ofStatistics(manager, cache, views.monitors().statistics()),
        DynamoConfiguration::isStatisticsEnabled);
    add(
        JmxRegistration.ofConfiguration(
            manager, cache, new CacheConfigurationBean(configuration::get)),
        DynamoConfiguration::isManagementEnabled);
    if (views.monitors().capacity().isEnabled()) {
      add(
          JmxRegistration.ofConsumedCapacity(manager, cache, views.bill()),
          CacheBeans::isAnythingShown);
    }
    add(
        JmxRegistration.ofUndecodableValues(manager, cache, views.undecodable()),
        CacheBeans::isAnythingShown);
    add(
        JmxRegistration.ofBestEffortWrites(manager, cache, views.bestEffort()),
        CacheBeans::isAnythingShown);
    add(JmxRegistration.ofClock(manager, cache, views.clock()), CacheBeans::isAnythingShown);
    FailureModeView failureMode = views.failureMode();
    if (failureMode != null) {
      add(JmxRegistration.ofFailureMode(manager, cache, failureMode), CacheBeans::isAnythingShown);
    }
  }

  private void add(JmxRegistration registration, Predicate<DynamoConfiguration<?, ?>> isShown) {
    beans.add(new Bean(registration, isShown));
  }

  private static boolean isAnythingShown(DynamoConfiguration<?, ?> configuration) {
    return configuration.isStatisticsEnabled() || configuration.isManagementEnabled();
  }

  /** Registers the beans that the configuration enables, and unregisters the others. */
  synchronized void update() {
    DynamoConfiguration<?, ?> current = configuration.get();
    for (Bean bean : beans) {
      if (!hidden && bean.isShown().test(current)) {
        bean.registration().register();
      } else {
        bean.registration().unregister();
      }
    }
  }

  synchronized void hide() {
    hidden = true;
    beans.forEach(bean -> bean.registration().unregister());
  }
}
