package io.github.dynamojcache.semantics.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.options.Compression;
import io.github.dynamojcache.testing.Jvm;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Large values through sockets that carry little: a third of 25 and of 5 MB/s, with three times the
 * time limits that are the default, so that a busy machine does not decide.
 */
@Tag("server")
@Timeout(120)
@ExtendWith(LocalDynamoExtension.class)
class SlowNetworkTest {

  private static final int MEGABYTE = 1_000_000;

  @ParameterizedTest
  @CsvSource({"8, 40", "2, 10"})
  void bulkOperationsOfLargeValuesPass(int megabytesPerSecond, int count, LocalDynamo dynamo)
      throws IOException {
    Map<String, String> entries =
        IntStream.range(0, count)
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
      properties.setProperty("dynamo-jcache.attempt-timeout", "900ms");
      properties.setProperty("dynamo-jcache.call-timeout", "3s");
      try (CacheManager manager =
          new DynamoCachingProvider()
              .getCacheManager(URI.create("slow-" + megabytesPerSecond), null, properties)) {
        Cache<String, String> cache =
            manager.createCache("books", Jvm.strings().compression(Compression.NONE).build());
        cache.putAll(Map.of("warm", "up"));
        proxy.carry((long) megabytesPerSecond * MEGABYTE);

        cache.putAll(entries);

        assertThat(cache.getAll(entries.keySet())).isEqualTo(entries);
        assertThat(cache).hasSize(count + 1);
      }
    }
  }
}
