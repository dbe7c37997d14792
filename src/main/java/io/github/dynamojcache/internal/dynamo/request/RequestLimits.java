package io.github.dynamojcache.internal.dynamo.request;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The time limits of requests. A request with any settings of its own makes the SDK copy its
 * headers and attributes, some 4 KB. So a request carries limits only if its client has other ones.
 */
final class RequestLimits {

  private RequestLimits() {}

  /**
   * Returns what each request must carry so that limits hold.
   *
   * @param client the client that sends it
   * @param call the longest time for a request with its retries
   * @param attempt the longest time for one attempt
   * @return the limits and the library's name; null when the client has these limits itself
   */
  static @Nullable AwsRequestOverrideConfiguration of(
      DynamoDbClient client, Duration call, Duration attempt) {
    Optional<ClientOverrideConfiguration> own = own(client);
    boolean same =
        own.flatMap(ClientOverrideConfiguration::apiCallTimeout).filter(call::equals).isPresent()
            && own.flatMap(ClientOverrideConfiguration::apiCallAttemptTimeout)
                .filter(attempt::equals)
                .isPresent();
    return same
        ? null
        : AwsRequestOverrideConfiguration.builder()
            .apiCallTimeout(call)
            .apiCallAttemptTimeout(attempt)
            .addApiName(name -> name.name(UserAgent.NAME).version(UserAgent.version()))
            .build();
  }

  /**
   * Clients that are not the SDK's own (embedded engine, DAX, decorators) may not report theirs.
   */
  private static Optional<ClientOverrideConfiguration> own(DynamoDbClient client) {
    try {
      return Optional.of(client.serviceClientConfiguration().overrideConfiguration());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
