package io.github.dynamojcache.internal.config;

import io.github.dynamojcache.options.SkewMode;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How a manager connects to DynamoDB. The time limits are the manager's defaults: those of a cache,
 * in {@link CacheSettings}, override them.
 *
 * @param endpoint the word {@code embedded}, or the {@code http} or {@code https} address of the
 *     service; empty: the SDK's own chain decides
 * @param region the region's id; empty: the SDK's own chain decides
 * @param openTimeout the longest time for one request while a cache is opened: the first request
 *     includes DNS, TLS and credentials
 * @param callTimeout the longest time for one request with its retries
 * @param attemptTimeout the longest time for one attempt
 * @param maxAttempts the number of attempts of one request, 1 to 10
 * @param maxConnections the most connections, 1 to 10,000
 * @param clockSkew what happens when the JVM's clock is wrong; empty: {@code correct}, or {@code
 *     ignore} for a clock that the application supplied
 * @param clockSkewThreshold how far the JVM's clock may differ from DynamoDB's
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

  /** The SDK's default. */
  public static final int DEFAULT_MAX_CONNECTIONS = 50;

  static final String EMBEDDED = "embedded";

  /** Returns whether DynamoDB Local must be started in this JVM. */
  public boolean isEmbedded() {
    return endpoint.filter(EMBEDDED::equals).isPresent();
  }

  /** Returns the endpoint's address, if one is set and it is not {@code embedded}. */
  public Optional<URI> endpointUri() {
    return endpoint.filter(text -> !text.equals(EMBEDDED)).map(URI::create);
  }

  static ConnectionSettings from(ResolvedSettings settings) {
    return new ConnectionSettings(
        settings.find(ManagerSchema.ENDPOINT),
        settings.find(ManagerSchema.REGION),
        settings.get(ManagerSchema.OPEN_TIMEOUT),
        settings.get(StoreSchema.CALL_TIMEOUT),
        settings.get(StoreSchema.ATTEMPT_TIMEOUT),
        settings.get(ManagerSchema.MAX_ATTEMPTS),
        settings.get(ManagerSchema.MAX_CONNECTIONS),
        settings.find(ManagerSchema.CLOCK_SKEW),
        settings.get(ManagerSchema.CLOCK_SKEW_THRESHOLD));
  }
}
