package io.github.dynamojcache.testing;

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
public final class MemoryJvm implements AutoCloseable {

  public final CacheManager manager;

  public MemoryJvm(CachingProvider provider) {
    manager =
        provider.getCacheManager(
            URI.create("jvm-" + UUID.randomUUID()), /* classLoader= */ null, new Properties());
  }

  /** A cache of strings that never expire. */
  public Cache<String, String> cache(String name) {
    return cache(name, EternalExpiryPolicy.factoryOf());
  }

  public Cache<String, String> cache(String name, Factory<? extends ExpiryPolicy> expiry) {
    return cache(name, strings().expiry(expiry));
  }

  public <K, V> Cache<K, V> cache(String name, DynamoConfiguration.Builder<K, V> configuration) {
    return manager.createCache(name, configuration.build());
  }

  public static DynamoConfiguration.Builder<String, String> strings() {
    return DynamoConfiguration.builder(String.class, String.class);
  }

  @Override
  public void close() {
    manager.close();
  }
}
