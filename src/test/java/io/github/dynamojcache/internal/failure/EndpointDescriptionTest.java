package io.github.dynamojcache.internal.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

class EndpointDescriptionTest {

  @Test
  void aClientOfAwsIsDescribedByItsRegion() {
    try (DynamoDbClient client = builder().build()) {
      assertThat(EndpointDescription.of(client)).isEqualTo("region eu-west-1");
    }
  }

  @Test
  void aClientWithAnEndpointIsDescribedByIt() {
    try (DynamoDbClient client =
        builder().endpointOverride(URI.create("http://localhost:8000")).build()) {
      assertThat(EndpointDescription.of(client)).isEqualTo("http://localhost:8000");
    }
  }

  @Test
  void aPasswordInTheUrlIsNotShown() {
    assertThat(EndpointDescription.of(URI.create("https://me:secret@example.org:1/p?token=x")))
        .isEqualTo("https://example.org:1");
  }

  @Test
  void aHostNameWithAnUnderscoreIsShown() {
    assertThat(EndpointDescription.of(URI.create("http://dynamo_db:8000")))
        .isEqualTo("http://dynamo_db:8000");
  }

  @Test
  void aClientThatDoesNotTellIsTolerated() {
    assertThat(EndpointDescription.of(new SilentClient())).contains("does not tell");
  }

  @Test
  void commandsCarryTheEndpointOrTheRegion() {
    assertThat(new AwsCommands("http://localhost:8000").showKeySchema("t"))
        .endsWith(" --endpoint-url http://localhost:8000");
    assertThat(new AwsCommands("region eu-west-1").showKeySchema("t"))
        .endsWith(" --region eu-west-1");
    assertThat(new AwsCommands("somewhere").disableTtl("t", "x"))
        .isEqualTo(
            "aws dynamodb update-time-to-live --table-name t --time-to-live-specification"
                + " Enabled=false,AttributeName=x");
  }

  private static DynamoDbClientBuilder builder() {
    return DynamoDbClient.builder()
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
  }

  /** Every method that is not overridden throws UnsupportedOperationException. */
  private static final class SilentClient implements DynamoDbClient {
    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {}
  }
}
