package io.github.dynamojcache.internal.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.internal.config.ManagerSettings;
import io.github.dynamojcache.internal.failure.FailedOperation;
import io.github.dynamojcache.internal.local.EmbeddedEngines;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;

@Tag("server")
class ConnectionTest {

  private static final String SETTINGS =
      """
      dynamo-jcache {
        endpoint = "http://localhost:1", region = eu-central-1
        call-timeout = 900ms, attempt-timeout = 250ms
      }
      """;

  @Test
  void aClientOfOurMakingHasTheManagersTimeLimits() {
    ClientOverrideConfiguration made = configurationOfTheClientMade();

    assertThat(made.apiCallTimeout()).contains(Duration.ofMillis(900));
    assertThat(made.apiCallAttemptTimeout()).contains(Duration.ofMillis(250));
  }

  @Test
  void aClientOfOurMakingNamesTheLibraryToDynamoDb() {
    assertThat(
            configurationOfTheClientMade()
                .advancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX))
        .hasValueSatisfying(suffix -> assertThat(suffix).startsWith("dynamo-jcache/"));
  }

  private static ClientOverrideConfiguration configurationOfTheClientMade() {
    try (Connection connection =
        Connection.open(
            ManagerSettings.parse(SETTINGS).connection(),
            new EmbeddedEngines(),
            ConnectionTest.class.getClassLoader(),
            new FailedOperation("createCache", "c", "jcache"))) {
      return connection.client().serviceClientConfiguration().overrideConfiguration();
    }
  }
}
