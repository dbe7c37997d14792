package io.github.dynamojcache.internal.dynamo.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class RequestLimitsTest {

  private static final Duration CALL = Duration.ofSeconds(1);
  private static final Duration ATTEMPT = Duration.ofMillis(300);

  private final DynamoDbClient limited =
      client(
          ClientOverrideConfiguration.builder()
              .apiCallTimeout(CALL)
              .apiCallAttemptTimeout(ATTEMPT)
              .build());
  private final DynamoDbClient unlimited = client(ClientOverrideConfiguration.builder().build());

  @AfterEach
  void close() {
    limited.close();
    unlimited.close();
  }

  @Test
  void aRequestCarriesNothingWhenItsClientHasTheSameLimits() {
    assertThat(RequestLimits.of(limited, CALL, ATTEMPT)).isNull();
  }

  @Test
  void aRequestCarriesBothLimitsWhenItsClientHasNone() {
    assertLimits(RequestLimits.of(unlimited, CALL, ATTEMPT), CALL, ATTEMPT);
  }

  @Test
  void aRequestCarriesBothLimitsWhenItsClientHasAnotherCallLimit() {
    Duration longer = CALL.plusMillis(1);

    assertLimits(RequestLimits.of(limited, longer, ATTEMPT), longer, ATTEMPT);
  }

  @Test
  void aRequestCarriesBothLimitsWhenItsClientHasAnotherAttemptLimit() {
    assertLimits(RequestLimits.of(limited, CALL, CALL), CALL, CALL);
  }

  @Test
  void aRequestCarriesBothLimitsWhenItsClientDoesNotTell() {
    assertLimits(RequestLimits.of(new SilentClient(), CALL, ATTEMPT), CALL, ATTEMPT);
  }

  @Test
  void aRequestThatCarriesLimitsNamesTheLibraryToo() {
    assertThat(RequestLimits.of(unlimited, CALL, ATTEMPT))
        .extracting(limits -> limits.apiNames().get(0).name())
        .isEqualTo("dynamo-jcache");
  }

  private static void assertLimits(
      @Nullable AwsRequestOverrideConfiguration limits, Duration call, Duration attempt) {
    Objects.requireNonNull(limits, "the request carries nothing");
    assertThat(limits.apiCallTimeout()).contains(call);
    assertThat(limits.apiCallAttemptTimeout()).contains(attempt);
  }

  private static DynamoDbClient client(ClientOverrideConfiguration configuration) {
    return DynamoDbClient.builder()
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .overrideConfiguration(configuration)
        .build();
  }

  /** Implements the interface and nothing of the SDK's configuration. */
  private static final class SilentClient implements DynamoDbClient {
    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
