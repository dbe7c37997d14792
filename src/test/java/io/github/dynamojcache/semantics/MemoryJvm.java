package io.github.dynamojcache.semantics;

import io.github.dynamojcache.DynamoConfiguration;
import java.net.URI;
import java.util.Properties;
import java.util.UUID;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.Factory;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.spi.CachingProvider;

/** A manager whose caches are in memory, where other managers of the provider see them. */
final class MemoryJvm implements AutoCloseable {

  final CacheManager manager;

  MemoryJvm(CachingProvider provider) {
    manager =
        provider.getCacheManager(
            URI.create("jvm-" + UUID.randomUUID()), /* classLoader= */ null, new Properties());
  }

  /** A cache of strings that never expire. */
  Cache<String, String> cache(String name) {
    return cache(name, EternalExpiryPolicy.factoryOf());
  }

  Cache<String, String> cache(String name, Factory<? extends ExpiryPolicy> expiry) {
    return cache(name, strings().expiry(expiry));
  }

  <K, V> Cache<K, V> cache(String name, DynamoConfiguration.Builder<K, V> configuration) {
    return manager.createCache(name, configuration.build());
  }

  static DynamoConfiguration.Builder<String, String> strings() {
    return DynamoConfiguration.builder(String.class, String.class);
  }

  @Override
  public void close() {
    manager.close();
  }
}
