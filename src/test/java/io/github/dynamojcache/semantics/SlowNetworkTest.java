package io.github.dynamojcache.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.codec.compression.Compression;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.SocketProxy;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.CacheManager;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Large values through sockets that carry little, with the time limits that are the default. */
@Timeout(120)
@ExtendWith(LocalDynamoExtension.class)
class SlowNetworkTest {

  private static final int MEGABYTE = 1_000_000;

  @ParameterizedTest
  @ValueSource(ints = {25, 5})
  void bulkOperationsOfLargeValuesPass(int megabytesPerSecond, LocalDynamo dynamo)
      throws IOException {
    Map<String, String> entries =
        IntStream.range(0, 25)
            .boxed()
            .collect(Collectors.toMap(i -> "k" + i, i -> "x".repeat(200_000)));
    try (SocketProxy proxy = new SocketProxy(dynamo.endpoint());
        DynamoDbClient client =
            dynamo
                .clientBuilder()
                .endpointOverride(proxy.endpoint())
                .httpClient(Apache5HttpClient.create())
                .build()) {
      Properties properties = new Properties();
      properties.put(DynamoCachingProvider.CLIENT_PROPERTY, client);
      properties.setProperty("dynamo-jcache.table", dynamo.newTableName());
      try (CacheManager manager =
          new DynamoCachingProvider()
              .getCacheManager(URI.create("slow-" + megabytesPerSecond), null, properties)) {
        Cache<String, String> cache =
            manager.createCache("books", Jvm.strings().compression(Compression.NONE).build());
        cache.putAll(Map.of("warm", "up"));
        proxy.carry((long) megabytesPerSecond * MEGABYTE);

        cache.putAll(entries);

        assertThat(cache.getAll(entries.keySet())).isEqualTo(entries);
        assertThat(cache).hasSize(26);
      }
    }
  }
}
