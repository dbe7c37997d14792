package io.github.dynamojcache.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RequestLog;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A client that a cache brought along is forgotten with the last cache that uses it. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class BroughtClientsTest {

  private final DynamoCachingProvider provider = new DynamoCachingProvider();
  private final RequestLog log = new RequestLog();
  private LocalDynamo dynamo;
  private CacheManager manager;

  @BeforeEach
  void open(LocalDynamo local) {
    dynamo = local;
    manager =
        provider.getCacheManager(
            URI.create("brought-clients"),
            getClass().getClassLoader(),
            TestProperties.handingIn(dynamo.client(), dynamo.newTableName()));
  }

  @AfterEach
  void close() {
    provider.close();
  }

  private DynamoDbClient newClient() {
    return dynamo
        .clientBuilder()
        .overrideConfiguration(c -> c.addExecutionInterceptor(log))
        .build();
  }

  private Cache<String, String> create(String name, DynamoDbClient client) {
    return manager.createCache(name, configuration(client).build());
  }

  private static DynamoConfiguration.Builder<String, String> configuration(DynamoDbClient client) {
    return DynamoConfiguration.builder(String.class, String.class).client(client);
  }

  static Stream<Named<BiConsumer<CacheManager, String>>> endings() {
    return Stream.of(
        Named.of("close", (manager, name) -> manager.getCache(name).close()),
        Named.of("destroyCache", CacheManager::destroyCache));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void itIsForgottenWithItsCacheThoughTheManagerStaysOpen(BiConsumer<CacheManager, String> ending) {
    WeakReference<DynamoDbClient> client = useAndClose(ending);

    awaitCollected(client);
    assertThat(manager.isClosed()).isFalse();
  }

  /** In a method of its own: no variable is to hold on to the client. */
  private WeakReference<DynamoDbClient> useAndClose(BiConsumer<CacheManager, String> ending) {
    DynamoDbClient client = newClient();
    create("books", client).put("k", "v");
    ending.accept(manager, "books");
    client.close();
    return new WeakReference<>(client);
  }

  @Test
  void itIsForgottenAfterACacheThatCouldNotBeCreated() {
    awaitCollected(failToCreate());
  }

  private WeakReference<DynamoDbClient> failToCreate() {
    DynamoDbClient client = newClient();
    assertThatThrownBy(
            () ->
                manager.createCache(
                    "books",
                    configuration(client)
                        .readThrough(
                            () -> {
                              throw new IllegalStateException("no loader today");
                            })
                        .build()))
        .isInstanceOf(CacheException.class);
    client.close();
    return new WeakReference<>(client);
  }

  @Test
  void cachesThatBringTheSameClientShareWhatIsKnownThroughIt() {
    try (DynamoDbClient client = newClient()) {
      create("books", client);
      create("authors", client);
      assertThat(log.count("DescribeTable")).isPositive();
      long looks = log.count("DescribeTable");

      manager.getCache("books").close();
      create("readers", client).put("k", "v");

      assertThat(log.count("DescribeTable")).isEqualTo(looks);
    }
  }

  private static void awaitCollected(WeakReference<?> object) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(object.get()).isNull();
            });
  }
}
