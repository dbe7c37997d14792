package io.github.dynamojcache.sharing;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.testing.LocalDynamo;
import java.util.Properties;
import javax.cache.CacheManager;

/** The default manager of a provider that applications share. */
final class SharedProvider implements AutoCloseable {

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final CacheManager manager;

  SharedProvider(LocalDynamo dynamo) {
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.table", dynamo.newTableName());
    properties.setProperty("dynamo-jcache.endpoint", dynamo.endpoint().toString());
    properties.setProperty("dynamo-jcache.region", "us-east-1");
    properties.setProperty("dynamo-jcache.call-timeout", "20s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "10s");
    properties.setProperty("dynamo-jcache.open-timeout", "30s");
    properties.setProperty(
        "dynamo-jcache.caches.\"*\".allowed-classes", "io.github.dynamojcache.sharing.*");
    this.manager = provider.getCacheManager(null, null, properties);
  }

  CacheManager manager() {
    return manager;
  }

  @Override
  public void close() {
    provider.close();
  }
}
