package io.github.dynamojcache;

import static java.util.Objects.requireNonNull;

import io.github.dynamojcache.internal.assembly.OpenCache;
import javax.cache.configuration.CacheEntryListenerConfiguration;

/**
 * The changes that an open cache allows: listeners, statistics, management. Each changes the cache
 * and its configuration. Thread-safe.
 */
final class ConfigurationChanges<K, V> {

  private final CurrentConfiguration<K, V> configuration;
  private final OpenCache<K, V> open;
  private final CacheBeans beans;

  ConfigurationChanges(
      CurrentConfiguration<K, V> configuration, OpenCache<K, V> open, CacheBeans beans) {
    this.configuration = configuration;
    this.open = open;
    this.beans = beans;
  }

  /** Registers listeners and MBeans. From here on, the cache is visible from outside. */
  void start() {
    configuration.get().getCacheEntryListenerConfigurations().forEach(open.listeners()::register);
    beans.update();
  }

  void register(CacheEntryListenerConfiguration<K, V> listener) {
    open.listeners().register(requireNonNull(listener, "cacheEntryListenerConfiguration"));
    configuration.addListener(listener);
  }

  void deregister(CacheEntryListenerConfiguration<K, V> listener) {
    open.listeners().deregister(requireNonNull(listener, "cacheEntryListenerConfiguration"));
    configuration.removeListener(listener);
  }

  void enableStatistics(boolean enabled) {
    open.monitors().statistics().setEnabled(enabled);
    configuration.setStatistics(enabled);
    beans.update();
  }

  void enableManagement(boolean enabled) {
    configuration.setManagement(enabled);
    beans.update();
  }
}
