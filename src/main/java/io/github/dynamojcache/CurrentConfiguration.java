package io.github.dynamojcache;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;

/**
 * A cache's configuration as it is now: statistics, management and listeners may change while it is
 * open, each time into a new immutable copy. Thread-safe.
 */
final class CurrentConfiguration<K, V> {

  private final AtomicReference<DynamoConfiguration<K, V>> current;

  CurrentConfiguration(DynamoConfiguration<K, V> initial) {
    this.current = new AtomicReference<>(initial);
  }

  DynamoConfiguration<K, V> get() {
    return current.get();
  }

  void setStatistics(boolean enabled) {
    change(builder -> builder.statistics(enabled));
  }

  void setManagement(boolean enabled) {
    change(builder -> builder.management(enabled));
  }

  void addListener(CacheEntryListenerConfiguration<K, V> listener) {
    change(builder -> builder.listener(listener));
  }

  void removeListener(CacheEntryListenerConfiguration<K, V> listener) {
    current.updateAndGet(
        now -> {
          MutableConfiguration<K, V> standard = new MutableConfiguration<>(now);
          standard.removeCacheEntryListenerConfiguration(listener);
          return now.withStandard(standard);
        });
  }

  private void change(UnaryOperator<DynamoConfiguration.Builder<K, V>> change) {
    current.updateAndGet(now -> change.apply(DynamoConfiguration.from(now)).build());
  }
}
