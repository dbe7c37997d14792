package io.github.dynamojcache.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.dynamojcache.internal.config.ManagerSettings;
import io.github.dynamojcache.internal.failure.FailedOperation;
import io.github.dynamojcache.internal.local.EmbeddedEngines;
import io.github.dynamojcache.lifecycle.OwnCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;

/** How often a request of the provider's own client is tried, and when no more. */
@Tag("server")
@ExtendWith(OwnCredentials.class)
class RetriesTest {

  /** Of the SDK's standard retry strategy: a client has 500 tokens, and a retry takes five. */
  private static final int BUDGET = 100;

  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;
  private Connection connection;
  private DynamoDbClient client;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(500, -1);
          exchange.close();
        });
    server.start();
    connection =
        Connection.open(
            ManagerSettings.parse(
                    """
                    dynamo-jcache {
                      endpoint = "http://127.0.0.1:%d", region = eu-central-1
                      call-timeout = 60s, attempt-timeout = 30s, max-attempts = 3
                    }
                    """
                        .formatted(server.getAddress().getPort()))
                .connection(),
            new EmbeddedEngines(),
            RetriesTest.class.getClassLoader(),
            new FailedOperation("createCache", "c", "jcache"));
    client = connection.client();
  }

  @AfterEach
  void close() {
    connection.close();
    server.stop(0);
  }

  private void get() {
    assertThatThrownBy(
            () ->
                client.getItem(
                    request -> request.tableName("t").key(Map.of("pk", AttributeValue.fromS("k")))))
        .isInstanceOf(DynamoDbException.class);
  }

  @Test
  void aRequestIsTriedMaxAttemptsTimes() {
    get();

    assertThat(requests).hasValue(3);
  }

  @Test
  void inAnOutageRetriesStopWhenTheirBudgetIsSpent() {
    int calls = 80;

    for (int i = 0; i < calls; i++) {
      get();
    }

    assertThat(requests).hasValue(calls + BUDGET);
  }

  @Test
  void retriesWaitForTimesThatAreDrawnAndGrow() {
    RetryStrategy retries =
        client.serviceClientConfiguration().overrideConfiguration().retryStrategy().orElseThrow();

    assertThat(delays(retries, 1)).hasSizeGreaterThan(1).allMatch(delay -> isWithin(delay, 25));
    assertThat(delays(retries, 2)).hasSizeGreaterThan(1).allMatch(delay -> isWithin(delay, 50));
  }

  private static boolean isWithin(Duration delay, long millis) {
    return !delay.isNegative() && delay.toMillis() <= millis;
  }

  /** Those before the nth retry. */
  private static Set<Duration> delays(RetryStrategy retries, int retry) {
    return Stream.generate(() -> delay(retries, retry)).limit(20).collect(Collectors.toSet());
  }

  private static Duration delay(RetryStrategy retries, int retry) {
    var token = retries.acquireInitialToken(AcquireInitialTokenRequest.create("test")).token();
    Duration delay = Duration.ZERO;
    for (int i = 0; i < retry; i++) {
      var refreshed =
          retries.refreshRetryToken(
              RefreshRetryTokenRequest.builder()
                  .token(token)
                  .failure(InternalServerErrorException.builder().statusCode(500).build())
                  .build());
      token = refreshed.token();
      delay = refreshed.delay();
    }
    return delay;
  }
}
