package io.github.dynamojcache.internal.connect;

import io.github.dynamojcache.internal.config.ConnectionSettings;
import io.github.dynamojcache.internal.threads.DetachedThread;
import java.net.InetAddress;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Configures Apache5 for a cache: name look-ups are limited in time, and connections that do not
 * respond are replaced. The only class that uses Apache5.
 *
 * <p>Apache5's own time limits stay as the SDK sets them. They would apply to all requests,
 * including those that open a cache and may take longer. The SDK's timers end each attempt in time.
 */
final class Apache5Client implements SdkHttpClient.Builder<Apache5Client> {

  /** A look-up takes a few milliseconds; this leaves most of the attempt for the request. */
  private static final int PART_FOR_NAMES = 3;

  private final ConnectionSettings settings;
  private final ConnectionWaits waits;

  /**
   * @param waits is notified of requests that wait for a connection
   */
  Apache5Client(ConnectionSettings settings, ConnectionWaits waits) {
    this.settings = settings;
    this.waits = waits;
  }

  @Override
  public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
    Duration longest = longer(settings.openTimeout(), settings.callTimeout());
    HostNames names =
        new HostNames(
            InetAddress::getAllByName,
            settings.attemptTimeout().dividedBy(PART_FOR_NAMES),
            longest);
    return new RenewingHttpClient(
        // The first client starts a thread for the idle connections of all clients.
        () ->
            DetachedThread.call(Apache5Client.class.getClassLoader(), () -> http(names, defaults)),
        settings.maxConnections(),
        longest,
        waits,
        names::close);
  }

  private SdkHttpClient http(HostNames names, AttributeMap defaults) {
    return Apache5HttpClient.builder()
        .maxConnections(settings.maxConnections())
        .dnsResolver(resolver(names))
        .buildWithDefaults(defaults);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private static DnsResolver resolver(HostNames names) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws java.net.UnknownHostException {
        return names.addresses(host);
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host; // used only by Kerberos
      }
    };
  }
}
