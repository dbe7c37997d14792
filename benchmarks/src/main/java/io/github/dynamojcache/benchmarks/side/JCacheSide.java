package io.github.dynamojcache.benchmarks.side;

import io.github.dynamojcache.DynamoCachingProvider;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ModifiedExpiryPolicy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The cache as an application uses it: the JCache API, and defaults wherever a setting is not
 * given.
 *
 * @param <V> the type of value
 */
public final class JCacheSide<V> implements CacheSide<V> {

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final Cache<String, V> cache;

  /**
   * Opens a cache in a manager of its own.
   *
   * @param client the client; not closed with this object
   * @param cacheName the cache's name
   * @param valueType the type of value
   * @param settings settings of the manager, by their full names
   */
  public JCacheSide(
      DynamoDbClient client, String cacheName, Class<V> valueType, Map<String, String> settings) {
    Properties properties = new Properties();
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, client);
    settings.forEach(properties::setProperty);
    CacheManager manager =
        provider.getCacheManager(
            URI.create("benchmarks-" + UUID.randomUUID()), getClass().getClassLoader(), properties);
    cache =
        manager.createCache(
            cacheName,
            new MutableConfiguration<String, V>()
                .setTypes(String.class, valueType)
                .setExpiryPolicyFactory(ModifiedExpiryPolicy.factoryOf(Duration.ONE_HOUR)));
  }

  @Override
  public @Nullable V get(String key) {
    return cache.get(key);
  }

  @Override
  public void put(String key, V value) {
    cache.put(key, value);
  }

  @Override
  public boolean putIfAbsent(String key, V value) {
    return cache.putIfAbsent(key, value);
  }

  @Override
  public boolean replace(String key, V expected, V value) {
    return cache.replace(key, expected, value);
  }

  @Override
  public void invoke(String key, Exchange<V> exchange) {
    cache.<@Nullable Void>invoke(
        key,
        (entry, arguments) -> {
          entry.setValue(exchange.apply(entry.getValue()));
          return null;
        });
  }

  @Override
  public Map<String, V> getAll(Set<String> keys) {
    return cache.getAll(keys);
  }

  @Override
  public void putAll(Map<String, V> entries) {
    cache.putAll(entries);
  }

  @Override
  public int iterate(Visitor<V> visitor) {
    int count = 0;
    for (Cache.Entry<String, V> entry : cache) {
      visitor.visit(entry.getKey(), entry.getValue());
      count++;
    }
    return count;
  }

  /** {@code Cache.clear()}, which no hand-written code stands beside. */
  public void clear() {
    cache.clear();
  }

  @Override
  public void close() {
    provider.close();
  }
}
