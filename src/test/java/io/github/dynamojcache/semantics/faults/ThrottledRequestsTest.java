package io.github.dynamojcache.semantics.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.internal.config.ManagerSettings;
import io.github.dynamojcache.internal.connect.Connection;
import io.github.dynamojcache.internal.failure.FailedOperation;
import io.github.dynamojcache.internal.local.EmbeddedEngines;
import io.github.dynamojcache.testing.FaultyHttpClient;
import io.github.dynamojcache.testing.LocalDynamo;
import io.github.dynamojcache.testing.LocalDynamoExtension;
import io.github.dynamojcache.testing.RequestLog;
import io.github.dynamojcache.testing.Threads;
import java.net.URI;
import java.util.Collections;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** How often a throttled request is sent by a client with the retries that the provider sets up. */
@Tag("server")
@ExtendWith(LocalDynamoExtension.class)
class ThrottledRequestsTest {

  /** The SDK's budget: 500 tokens, of which a retry takes five. A success gives some back. */
  private static final int RETRIES_IN_THE_BUDGET = 100;

  private final RequestLog log = new RequestLog();
  private final FaultyHttpClient faults = new FaultyHttpClient();

  @SuppressWarnings("NullAway.Init") // JUnit calls open
  private DynamoDbClient client;

  @SuppressWarnings("NullAway.Init") // JUnit calls open
  private CacheManager manager;

  @BeforeEach
  void open(LocalDynamo dynamo) {
    client =
        dynamo
            .clientBuilder()
            .httpClient(faults)
            .overrideConfiguration(c -> c.addExecutionInterceptor(log).retryStrategy(retries()))
            .build();
    Properties properties = new Properties();
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, client);
    properties.setProperty("dynamo-jcache.table", dynamo.newTableName());
    properties.setProperty("dynamo-jcache.call-timeout", "20s");
    // Else a request for the generation may succeed in between, and give a token back.
    properties.setProperty("dynamo-jcache.clear-visibility", "1h");
    properties.setProperty("dynamo-jcache.attempt-timeout", "10s");
    manager =
        new DynamoCachingProvider()
            .getCacheManager(URI.create("throttled-" + UUID.randomUUID()), null, properties);
  }

  /** The strategy of a client that the provider makes. */
  private static RetryStrategy retries() {
    try (Connection connection =
        Connection.open(
            ManagerSettings.parse(
                    "dynamo-jcache { endpoint = \"http://localhost:1\", region = eu-central-1 }")
                .connection(),
            new EmbeddedEngines(),
            ThrottledRequestsTest.class.getClassLoader(),
            new FailedOperation("createCache", "c", "jcache"))) {
      return connection
          .client()
          .serviceClientConfiguration()
          .overrideConfiguration()
          .retryStrategy()
          .orElseThrow();
    }
  }

  @AfterEach
  void close() {
    manager.close();
    client.close();
    faults.close();
  }

  private Cache<String, String> cache(String name) {
    Cache<String, String> cache =
        manager.createCache(name, DynamoConfiguration.builder(String.class, String.class).build());
    log.clear();
    return cache;
  }

  static Stream<String> throttles() {
    return Stream.of(
        "ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded");
  }

  @ParameterizedTest
  @MethodSource("throttles")
  void everyThrottleIsRetriedThreeTimesInAllAndThenExplained(String code) {
    Cache<String, String> cache = cache("c");
    faults.every("PutItem").error(400, code, "on purpose");

    assertThatThrownBy(() -> cache.put("k", "v"))
        .isInstanceOf(CacheException.class)
        .hasMessageContainingAll("put on cache 'c' failed", code, "attempts 3");

    assertThat(log.count("PutItem")).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("throttles")
  void aThrottleThatPassesIsNotNoticed(String code) {
    Cache<String, String> cache = cache("c");
    faults.next("PutItem").error(400, code, "on purpose");

    cache.put("k", "v");

    assertThat(log.count("PutItem")).isEqualTo(2);
  }

  @Test
  void theReasonInAnAnswerReachesTheMessage() {
    Cache<String, String> cache = cache("c");
    faults
        .every("GetItem")
        .answer(
            400,
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\","
                + "\"message\":\"hot\",\"ThrottlingReasons\":[{\"reason\":"
                + "\"TableReadKeyRangeThroughputExceeded\",\"resource\":\"arn:x\"}]}");

    assertThatThrownBy(() -> cache.get("k"))
        .hasMessageContainingAll(
            "TableReadKeyRangeThroughputExceeded of arn:x", "One partition is hot");
  }

  /** Else a throttle would be answered by three times the load. */
  @Test
  void inALastingThrottleTheBudgetEndsTheRetries() throws Exception {
    Cache<String, String> cache = cache("c");
    faults.every("PutItem").throttle();

    failTogether(cache, 16, 4);

    assertThat(log.count("PutItem")).isEqualTo(16 * 4 + RETRIES_IN_THE_BUDGET);
  }

  private static void failTogether(Cache<String, String> cache, int threads, int puts)
      throws Exception {
    Callable<Boolean> failing =
        () ->
            Stream.generate(() -> catchThrowable(() -> cache.put("k", "v")))
                .limit(puts)
                .allMatch(CacheException.class::isInstance);
    assertThat(Threads.runTogether(Collections.nCopies(threads, failing))).containsOnly(true);
  }

  /** What a throttled cache has spent, the others of the client do not have. */
  @Test
  void allCachesOfAClientShareTheBudget() throws Exception {
    Cache<String, String> throttled = cache("throttled");
    Cache<String, String> other = cache("other");
    faults.every(call -> call.body().contains("throttled#")).throttle();
    failTogether(throttled, 16, 4);
    log.clear();
    faults.next(call -> call.body().contains("other#")).throttle();

    assertThatThrownBy(() -> other.put("k", "v")).hasMessageContaining("attempts 1");
    other.put("k", "v"); // it is served all the same

    assertThat(log.count("PutItem")).isEqualTo(2);
  }
}
