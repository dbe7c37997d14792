package io.github.dynamojcache;

import io.github.dynamojcache.bypass.Reachability;
import io.github.dynamojcache.clock.ServiceClock;
import io.github.dynamojcache.clock.SkewMode;
import io.github.dynamojcache.config.ConnectionSettings;
import io.github.dynamojcache.config.ManagerSettings;
import io.github.dynamojcache.connect.Connection;
import io.github.dynamojcache.failure.FailedOperation;
import io.github.dynamojcache.local.EmbeddedEngines;
import io.github.dynamojcache.table.TableProvisioner;
import java.time.InstantSource;
import java.util.IdentityHashMap;
import java.util.Properties;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The manager's way to DynamoDB, opened when the first cache needs it, and the ways of the clients
 * that single caches bring along. Thread-safe.
 */
final class ManagerConnection implements AutoCloseable {

  private final ManagerSettings settings;
  private final EmbeddedEngines engines;
  private final ClassLoader classLoader;
  private final @Nullable DynamoDbClient handedIn;
  private final @Nullable InstantSource handedInClock;
  private final IdentityHashMap<DynamoDbClient, Link> brought =
      new IdentityHashMap<>(); // guarded by this
  private @Nullable Link own; // guarded by this

  ManagerConnection(
      ManagerSettings settings,
      EmbeddedEngines engines,
      ClassLoader classLoader,
      Properties properties) {
    this.settings = settings;
    this.engines = engines;
    this.classLoader = classLoader;
    this.handedIn =
        handedIn(properties, DynamoCachingProvider.CLIENT_PROPERTY, DynamoDbClient.class);
    this.handedInClock =
        handedIn(properties, DynamoCachingProvider.CLOCK_PROPERTY, InstantSource.class);
  }

  /**
   * A connection, what is known of the tables behind it, what time it is there, and whether anybody
   * answers.
   */
  record Link(
      Connection connection,
      TableProvisioner tables,
      ServiceClock clock,
      Reachability reachability) {}

  private static <T> @Nullable T handedIn(Properties properties, String key, Class<T> type) {
    Object value = properties.get(key);
    if (value == null || type.isInstance(value)) {
      return type.cast(value);
    }
    throw new CacheException(
        "property "
            + key
            + " holds a "
            + value.getClass().getName()
            + "; it takes a "
            + type.getName());
  }

  /**
   * Returns the connection that a cache uses.
   *
   * @param definition the cache's configuration, which may bring a client
   * @param operation what it is needed for
   */
  synchronized Link linkFor(DynamoConfiguration<?, ?> definition, FailedOperation operation) {
    DynamoDbClient client = definition.client().orElse(handedIn);
    if (client != null) {
      return brought.computeIfAbsent(client, c -> link(Connection.using(c)));
    }
    if (own == null) {
      own = link(Connection.open(settings.connection(), engines, classLoader, operation));
    }
    return own;
  }

  private Link link(Connection connection) {
    ConnectionSettings limits = settings.connection();
    return new Link(
        connection,
        new TableProvisioner(connection.client(), connection.failures(), limits.openTimeout()),
        clock(connection.failures().endpoint()),
        new Reachability());
  }

  /** Who hands in a clock wants time to pass by it, and by no other, unless the settings differ. */
  private ServiceClock clock(String endpoint) {
    ConnectionSettings skew = settings.connection();
    InstantSource local = handedInClock == null ? InstantSource.system() : handedInClock;
    SkewMode otherwise = handedInClock == null ? SkewMode.CORRECT : SkewMode.IGNORE;
    return new ServiceClock(
        local, skew.clockSkew().orElse(otherwise), skew.clockSkewThreshold(), endpoint);
  }

  @Override
  public synchronized void close() {
    if (own != null) {
      own.connection().close();
      own = null;
    }
    brought.clear();
  }
}
