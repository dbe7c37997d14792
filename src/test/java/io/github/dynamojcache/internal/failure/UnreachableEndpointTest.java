package io.github.dynamojcache.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the SDK really throws when nobody answers is understood. */
class UnreachableEndpointTest {

  @Test
  void aRefusedConnectionNamesTheEndpoint() throws IOException {
    int port;
    try (ServerSocket socket = listen()) {
      port = socket.getLocalPort();
    }

    assertThat(messageOfAGet(port, Duration.ofSeconds(10), Duration.ofSeconds(10)))
        .contains("at http://127.0.0.1:" + port)
        .contains("Nothing accepts connections there");
  }

  @Test
  void aServerThatNeverAnswersRunsIntoTheCallTimeout() throws IOException {
    try (ServerSocket socket = listen()) {
      assertThat(
              messageOfAGet(socket.getLocalPort(), Duration.ofMillis(200), Duration.ofSeconds(10)))
          .contains("within call-timeout");
    }
  }

  @Test
  void aServerThatNeverAnswersRunsIntoTheAttemptTimeout() throws IOException {
    try (ServerSocket socket = listen()) {
      assertThat(
              messageOfAGet(socket.getLocalPort(), Duration.ofSeconds(10), Duration.ofMillis(100)))
          .contains("within attempt-timeout");
    }
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }

  private static String messageOfAGet(int port, Duration call, Duration attempt) {
    try (DynamoDbClient client =
        DynamoDbClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + port))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .overrideConfiguration(
                c ->
                    c.apiCallTimeout(call)
                        .apiCallAttemptTimeout(attempt)
                        .retryStrategy(r -> r.maxAttempts(1)))
            .build()) {
      SdkClientException failure =
          catchThrowableOfType(
              SdkClientException.class, () -> client.getItem(g -> g.tableName("t").key(key())));
      return String.valueOf(
          new FailureTranslator(EndpointDescription.of(client))
              .translate(failure, new FailedOperation("get", "books", "t"))
              .getMessage());
    }
  }

  private static Map<String, AttributeValue> key() {
    return Map.of("pk", AttributeValue.fromS("p"), "sk", AttributeValue.fromS("s"));
  }
}
