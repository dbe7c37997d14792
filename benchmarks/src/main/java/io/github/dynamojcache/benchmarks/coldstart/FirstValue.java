package io.github.dynamojcache.benchmarks.coldstart;

import io.github.dynamojcache.benchmarks.side.Clients;
import io.github.dynamojcache.benchmarks.side.Clients.Limits;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/**
 * The main class of the JVM that is watched. It gets one value as an application would, and says
 * when it had it, in milliseconds since the epoch, and the CPU milliseconds until then.
 */
final class FirstValue {

  static final String BARE = "bare";
  static final String BARE_ASYNC = "bare-async";
  static final String JCACHE = "jcache";

  private FirstValue() {}

  /**
   * Gets the value.
   *
   * @param args the side, the endpoint, the table, the cache, the key, and for the cache its
   *     table-mode
   */
  public static void main(String[] args) {
    String value =
        switch (args[0]) {
          case BARE -> bare(URI.create(args[1]), args[2], args[3], args[4]);
          case BARE_ASYNC -> bareAsync(URI.create(args[1]), args[2], args[3], args[4]);
          default -> jcache(args[1], args[2], args[3], args[4], args[5]);
        };
    long now = System.currentTimeMillis();
    long cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
    System.out.println(now + " " + cpu + " " + value);
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private static @Nullable String bare(URI endpoint, String table, String cache, String key) {
    DynamoDbClient client =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .overrideConfiguration(override -> Clients.configure(override, Limits.GENEROUS))
            .build();
    return value(client.getItem(request(table, cache, key)));
  }

  private static @Nullable String bareAsync(URI endpoint, String table, String cache, String key) {
    DynamoDbAsyncClient client =
        DynamoDbAsyncClient.builder()
            .endpointOverride(endpoint)
            .overrideConfiguration(override -> Clients.configure(override, Limits.GENEROUS))
            .build();
    return value(client.getItem(request(table, cache, key)).join());
  }

  private static @Nullable String value(GetItemResponse response) {
    AttributeValue value = response.item().get("v");
    return value == null ? null : value.s();
  }

  private static GetItemRequest request(String table, String cache, String key) {
    return GetItemRequest.builder()
        .tableName(table)
        .key(
            Map.of(
                "pk", AttributeValue.fromS(cache + "#0000000000000000#0"),
                "sk", AttributeValue.fromS("s:" + key)))
        .consistentRead(true)
        .build();
  }

  private static @Nullable String jcache(
      String endpoint, String table, String cacheName, String key, String tableMode) {
    Properties settings = new Properties();
    settings.setProperty("dynamo-jcache.endpoint", endpoint);
    settings.setProperty("dynamo-jcache.table", table);
    settings.setProperty("dynamo-jcache.table-mode", tableMode);
    settings.setProperty("dynamo-jcache.call-timeout", "60s");
    settings.setProperty("dynamo-jcache.attempt-timeout", "30s");
    settings.setProperty("dynamo-jcache.open-timeout", "60s");
    CachingProvider provider = Caching.getCachingProvider();
    CacheManager manager =
        provider.getCacheManager(
            provider.getDefaultURI(), provider.getDefaultClassLoader(), settings);
    Cache<String, String> cache =
        manager.createCache(
            cacheName,
            new MutableConfiguration<String, String>().setTypes(String.class, String.class));
    return cache.get(key);
  }
}
