package io.github.dynamojcache.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import javax.cache.CacheException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a manager reaches DynamoDB. */
@Tag("server")
class ConnectionSettingsTest {

  @Test
  void withoutSettingsTheSdkDecides() {
    ConnectionSettings connection = ManagerSettings.defaults().connection();

    assertThat(connection.endpoint()).isEmpty();
    assertThat(connection.endpointUri()).isEmpty();
    assertThat(connection.region()).isEmpty();
    assertThat(connection.isEmbedded()).isFalse();
    assertThat(connection.maxAttempts()).isEqualTo(3);
    assertThat(connection.maxConnections()).isEqualTo(50);
  }

  @Test
  void anAddressARegionAndTheAttemptsAreTaken() {
    ConnectionSettings connection =
        connection(
            "endpoint = \"https://dynamodb.internal:8443\", region = eu-west-1, max-attempts = 1");

    assertThat(connection.endpointUri()).hasValue(URI.create("https://dynamodb.internal:8443"));
    assertThat(connection.isEmbedded()).isFalse();
    assertThat(connection.region()).hasValue("eu-west-1");
    assertThat(connection.maxAttempts()).isEqualTo(1);
  }

  @Test
  void theNumberOfConnectionsIsTaken() {
    assertThat(connection("max-connections = 200").maxConnections()).isEqualTo(200);
  }

  @Test
  void embeddedIsNoAddress() {
    ConnectionSettings connection = connection("endpoint = embedded");

    assertThat(connection.isEmbedded()).isTrue();
    assertThat(connection.endpointUri()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8000", "ftp://localhost", "http://", "http:8000", "", "a b"})
  void whatIsNoAddressIsRefusedByName(String endpoint) {
    assertThatThrownBy(() -> connection("endpoint = \"" + endpoint + "\""))
        .isInstanceOf(CacheException.class)
        .hasMessage(
            "dynamo-jcache.endpoint = "
                + endpoint
                + " (text: 1) must be the word embedded, or an address such as"
                + " http://localhost:8000");
  }

  private static ConnectionSettings connection(String lines) {
    return ManagerSettings.parse("dynamo-jcache { " + lines + " }").connection();
  }
}
