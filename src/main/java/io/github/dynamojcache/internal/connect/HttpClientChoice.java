package io.github.dynamojcache.internal.connect;

import io.github.dynamojcache.internal.config.ConnectionSettings;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Which HTTP client a manager's client gets. Apache5, where the SDK would take it, is set up here;
 * any other choice of the user's is left to the SDK. Loads nothing of Apache5 unless it is there.
 */
final class HttpClientChoice {

  private static final Logger LOG = LoggerFactory.getLogger(HttpClientChoice.class);

  private static final String APACHE5 = "software.amazon.awssdk.http.apache5.Apache5HttpClient";
  private static final String APACHE5_SERVICE =
      "software.amazon.awssdk.http.apache5.Apache5SdkHttpService";

  private HttpClientChoice() {}

  /**
   * Returns what makes the HTTP client.
   *
   * @param waits hears of requests that wait for a connection; an interceptor of the client's
   * @return empty when the SDK is to choose
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
