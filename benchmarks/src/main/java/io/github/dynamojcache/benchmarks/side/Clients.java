package io.github.dynamojcache.benchmarks.side;

import static software.amazon.awssdk.retries.api.BackoffStrategy.exponentialDelay;

import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * The SDK's clients that both sides share, with the retries that the cache gives to a client of its
 * own.
 */
public final class Clients {

  private Clients() {}

  /** How long a request may take. */
  public enum Limits {
    /** The cache's defaults: 1 s a request, 300 ms an attempt. */
    DEFAULT,
    /** For bulk, and for an engine that is slow on a busy machine: 20 s and 10 s. */
    GENEROUS,
    /** None, as the SDK has it when nobody asks for any. */
    NONE
  }

  /** The cache's settings for {@link Limits#GENEROUS}. */
  static final Map<String, String> GENEROUS_SETTINGS =
      Map.of("dynamo-jcache.call-timeout", "20s", "dynamo-jcache.attempt-timeout", "10s");

  /**
   * Returns a builder with everything but an HTTP client and an endpoint.
   *
   * @param limits the time limits of every request
   * @return a new builder
   */
  public static DynamoDbClientBuilder builder(Limits limits) {
    return DynamoDbClient.builder()
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create("local0key", "local0secret")))
        .overrideConfiguration(override -> configure(override, limits));
  }

  /**
   * Sets retries and time limits.
   *
   * @param override where
   * @param limits the time limits of every request
   */
  public static void configure(ClientOverrideConfiguration.Builder override, Limits limits) {
    override.retryStrategy(
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(3)
            .backoffStrategy(exponentialDelay(Duration.ofMillis(25), Duration.ofSeconds(1)))
            .throttlingBackoffStrategy(
                exponentialDelay(Duration.ofMillis(100), Duration.ofSeconds(1)))
            .build());
    if (limits == Limits.DEFAULT) {
      override.apiCallTimeout(Duration.ofSeconds(1)).apiCallAttemptTimeout(Duration.ofMillis(300));
    } else if (limits == Limits.GENEROUS) {
      override.apiCallTimeout(Duration.ofSeconds(20)).apiCallAttemptTimeout(Duration.ofSeconds(10));
    }
  }
}
