package io.github.dynamojcache;

import io.github.dynamojcache.bypass.Reachability;
import io.github.dynamojcache.config.ManagerSettings;
import io.github.dynamojcache.connect.Connection;
import io.github.dynamojcache.failure.FailedOperation;
import io.github.dynamojcache.local.EmbeddedEngines;
import io.github.dynamojcache.table.TableProvisioner;
import java.time.Duration;
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
    this.handedIn = clientOf(properties);
  }

  /** A connection, what is known of the tables behind it, and whether anybody answers there. */
  record Link(Connection connection, TableProvisioner tables, Reachability reachability) {
    static Link of(Connection connection, Duration openTimeout) {
      return new Link(
          connection,
          new TableProvisioner(connection.client(), connection.failures(), openTimeout),
          new Reachability());
    }
  }

  private static @Nullable DynamoDbClient clientOf(Properties properties) {
    Object value = properties.get(DynamoCachingProvider.CLIENT_PROPERTY);
    if (value == null || value instanceof DynamoDbClient) {
      return (DynamoDbClient) value;
    }
    throw new CacheException(
        "property "
            + DynamoCachingProvider.CLIENT_PROPERTY
            + " holds a "
            + value.getClass().getName()
            + "; it takes a "
            + DynamoDbClient.class.getName());
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
    return Link.of(connection, settings.connection().openTimeout());
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
