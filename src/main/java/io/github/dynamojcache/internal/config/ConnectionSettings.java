package io.github.dynamojcache.internal.config;

import io.github.dynamojcache.options.SkewMode;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How a manager reaches DynamoDB. The time limits are the manager's defaults: those of a cache
 * stand in {@link CacheSettings} and win.
 *
 * @param endpoint the word {@code embedded}, or the {@code http} or {@code https} address of the
 *     service; empty leaves it to the SDK's own chain
 * @param region the region's id; empty leaves it to the SDK's own chain
 * @param openTimeout the longest time for one request while a cache is opened: the first contact
 *     takes name look-up, TLS and credentials
 * @param callTimeout the longest time for one request with its retries
 * @param attemptTimeout the longest time for one attempt
 * @param maxAttempts how often one request is tried in all, 1 to 10
 * @param maxConnections how many connections there are at the most, 1 to 10,000
 * @param clockSkew what becomes of it when the JVM's clock is off; empty is {@code correct}, and
 *     {@code ignore} for a clock that was handed in
 * @param clockSkewThreshold how far the JVM's clock may be off from the service's
 */
public record ConnectionSettings(
    Optional<String> endpoint,
    Optional<String> region,
    Duration openTimeout,
    Duration callTimeout,
    Duration attemptTimeout,
    int maxAttempts,
    int maxConnections,
    Optional<SkewMode> clockSkew,
    Duration clockSkewThreshold) {

  /** That of the SDK. */
  public static final int DEFAULT_MAX_CONNECTIONS = 50;

  static final String EMBEDDED = "embedded";

  /** Whether DynamoDB Local is to be started in this JVM. */
  public boolean isEmbedded() {
    return endpoint.filter(EMBEDDED::equals).isPresent();
  }

  /** The address to talk to, when one is set and it is not {@code embedded}. */
  public Optional<URI> endpointUri() {
    return endpoint.filter(text -> !text.equals(EMBEDDED)).map(URI::create);
  }

  static ConnectionSettings from(ResolvedSettings settings) {
    return new ConnectionSettings(
        settings.find(Schema.ENDPOINT),
        settings.find(Schema.REGION),
        settings.get(Schema.OPEN_TIMEOUT),
        settings.get(Schema.CALL_TIMEOUT),
        settings.get(Schema.ATTEMPT_TIMEOUT),
        settings.get(Schema.MAX_ATTEMPTS),
        settings.get(Schema.MAX_CONNECTIONS),
        settings.find(Schema.CLOCK_SKEW),
        settings.get(Schema.CLOCK_SKEW_THRESHOLD));
  }
}
