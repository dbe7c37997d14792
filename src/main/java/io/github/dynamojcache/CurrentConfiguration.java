package io.github.dynamojcache;

import java.util.function.UnaryOperator;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;

/**
 * The current configuration of an open cache. A change of statistics, management or listeners
 * replaces it with a new immutable copy. Thread-safe.
 */
final class CurrentConfiguration<K, V> {

  private volatile DynamoConfiguration<K, V> current;

  CurrentConfiguration(DynamoConfiguration<K, V> initial) {
    this.current = initial;
  }

  DynamoConfiguration<K, V> get() {
    return current;
  }

  /**
   * Returns it as a type of the caller's.
   *
   * @param cache the cache's name, for the message
   * @throws IllegalArgumentException when it is of another type
   */
  <C> C as(Class<C> type, String cache) {
    DynamoConfiguration<K, V> now = current;
    if (type.isInstance(now)) {
      return type.cast(now);
    }
    throw new IllegalArgumentException(
        "the configuration of cache '"
            + cache
            + "' is a "
            + DynamoConfiguration.class.getName()
            + ", not a "
            + type.getName());
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

  synchronized void removeListener(CacheEntryListenerConfiguration<K, V> listener) {
    MutableConfiguration<K, V> standard = new MutableConfiguration<>(current);
    standard.removeCacheEntryListenerConfiguration(listener);
    current = current.withStandard(standard);
  }

  private synchronized void change(UnaryOperator<DynamoConfiguration.Builder<K, V>> change) {
    current = change.apply(DynamoConfiguration.from(current)).build();
  }
}
