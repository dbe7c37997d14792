package io.github.dynamojcache.internal.connect;

import io.github.dynamojcache.internal.config.ConnectionSettings;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Selects the HTTP client of a manager's client. If the SDK would use Apache5, it is configured
 * here; any other choice of the user's is left to the SDK. Loads no classes of Apache5 unless it is
 * present.
 */
final class HttpClientChoice {

  private static final Logger LOG = LoggerFactory.getLogger(HttpClientChoice.class);

  private static final String APACHE5 = "software.amazon.awssdk.http.apache5.Apache5HttpClient";
  private static final String APACHE5_SERVICE =
      "software.amazon.awssdk.http.apache5.Apache5SdkHttpService";

  private HttpClientChoice() {}

  /**
   * Returns the builder of the HTTP client.
   *
   * @param waits is notified of requests that wait for a connection; an interceptor of the client
   * @return empty when the SDK selects the HTTP client
   */
  static Optional<SdkHttpClient.Builder<?>> builder(
      ConnectionSettings settings, ConnectionWaits waits) {
    if (isApache5Wanted() && isPresent(APACHE5)) {
      return Optional.of(new Apache5Client(settings, waits));
    }
    if (settings.maxConnections() != ConnectionSettings.DEFAULT_MAX_CONNECTIONS) {
      LOG.warn(
          "max-connections = {} has no effect: it is for Apache5, and another HTTP client was"
              + " chosen for the AWS SDK. Set up its connections yourself, and hand in the"
              + " DynamoDbClient.",
          settings.maxConnections());
    }
    return Optional.empty();
  }

  private static boolean isApache5Wanted() {
    return SdkSystemSetting.SYNC_HTTP_SERVICE_IMPL
        .getStringValue()
        .map(APACHE5_SERVICE::equals)
        .orElse(true);
  }

  private static boolean isPresent(String type) {
    try {
      Class.forName(type, /* initialize= */ false, HttpClientChoice.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
