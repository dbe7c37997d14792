package io.github.dynamojcache.testing;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.Factory;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * As much of a JVM as other JVMs can see: a provider, a manager and a client that it shares with
 * nobody. Its requests are recorded, and faults can be ordered.
 */
public final class Jvm implements AutoCloseable {

  public final RequestLog log;
  public final FaultyHttpClient faults = new FaultyHttpClient();
  public final PartialBatches batches = new PartialBatches();
  public final NothingProcessed nothingProcessed = new NothingProcessed();
  public final ItemsOfRefusalsDropped itemsOfRefusalsDropped = new ItemsOfRefusalsDropped();
  public final SmallPages smallPages = new SmallPages();
  public final ServiceDates dates = new ServiceDates();
  public final CacheManager manager;
  private final DynamoDbClient client;

  public Jvm(LocalDynamo dynamo, String table) {
    this(dynamo, table, new RequestLog());
  }

  public Jvm(LocalDynamo dynamo, String table, RequestLog log) {
    this(dynamo, table, log, null);
  }

  /** With more Properties, such as a clock that is off. */
  public Jvm(LocalDynamo dynamo, String table, Map<String, Object> more) {
    this(dynamo, table, new RequestLog(), null, more);
  }

  /** With a class loader of its own, as of another version of an application. */
  public Jvm(LocalDynamo dynamo, String table, RequestLog log, @Nullable ClassLoader loader) {
    this(dynamo, table, log, loader, Map.of());
  }

  private Jvm(
      LocalDynamo dynamo,
      String table,
      RequestLog log,
      @Nullable ClassLoader loader,
      Map<String, Object> more) {
    this.log = log;
    client =
        dynamo
            .clientBuilder()
            .httpClient(faults)
            .overrideConfiguration(
                c ->
                    c.addExecutionInterceptor(nothingProcessed)
                        .addExecutionInterceptor(smallPages)
                        .addExecutionInterceptor(itemsOfRefusalsDropped)
                        .addExecutionInterceptor(batches)
                        .addExecutionInterceptor(dates)
                        .addExecutionInterceptor(log)
                        .retryStrategy(r -> r.maxAttempts(3)))
            .build();
    Properties properties = new Properties();
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, client);
    properties.setProperty("dynamo-jcache.table", table);
    properties.setProperty("dynamo-jcache.call-timeout", "20s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "10s");
    properties.putAll(more);
    manager =
        new DynamoCachingProvider()
            .getCacheManager(URI.create("jvm-" + UUID.randomUUID()), loader, properties);
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

  public static DynamoConfiguration.Builder<String, Integer> numbers() {
    return DynamoConfiguration.builder(String.class, Integer.class);
  }

  @Override
  public void close() {
    manager.close();
    client.close();
    faults.close();
  }
}
