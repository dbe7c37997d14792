package io.github.dynamojcache.errors;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.testing.FaultyHttpClient;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.RequestLog;
import java.net.URI;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A manager on a table of its own, with faults on order and a log of requests. */
final class CacheFixture implements AutoCloseable {

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final FaultyHttpClient faults = new FaultyHttpClient();
  private final RequestLog log = new RequestLog();
  private final DynamoDbClient client;
  private final Properties properties = new Properties();

  CacheFixture(LocalDynamo dynamo, String table) {
    client =
        dynamo
            .clientBuilder()
            .httpClient(faults)
            .overrideConfiguration(
                c -> c.addExecutionInterceptor(log).retryStrategy(r -> r.maxAttempts(2)))
            .build();
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, client);
    set("table", table);
    set("call-timeout", "10s");
    set("attempt-timeout", "5s");
    set("open-timeout", "20s");
  }

  /** Sets what has to be set before the first cache is made. */
  CacheFixture set(String setting, String value) {
    properties.setProperty("dynamo-jcache." + setting, value);
    return this;
  }

  CacheManager manager() {
    return provider.getCacheManager(
        URI.create("errors"), CacheFixture.class.getClassLoader(), properties);
  }

  <K, V> Cache<K, V> create(String name) {
    return manager().createCache(name, new MutableConfiguration<K, V>());
  }

  FaultyHttpClient faults() {
    return faults;
  }

  RequestLog log() {
    return log;
  }

  @Override
  public void close() {
    provider.close();
    client.close();
    faults.close();
  }
}
