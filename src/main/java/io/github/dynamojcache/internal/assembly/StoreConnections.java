package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.internal.config.ManagerSettings;
import io.github.dynamojcache.internal.failure.FailedOperation;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A manager's connections to the stores of its caches. Thread-safe. */
public interface StoreConnections extends AutoCloseable {

  /** Creates the connections of one manager, without opening any. */
  @FunctionalInterface
  interface Opener {

    /**
     * Creates them.
     *
     * @param settings the manager's settings
     * @param shared the parts that all managers of the provider share
     * @param classLoader the manager's class loader
     * @param client the client that the application supplied; null to create one from the settings
     * @param clock the clock that the application supplied; null for the JVM's
     * @return the connections, to be closed with the manager
     */
    StoreConnections open(
        ManagerSettings settings,
        SharedParts shared,
        ClassLoader classLoader,
        @Nullable DynamoDbClient client,
        @Nullable InstantSource clock);
  }

  /**
   * Returns the connection that a cache uses.
   *
   * @param ofCache the cache's own client
   * @param operation the operation that needs it
   * @return the connection, to be closed with the cache
   * @throws IllegalStateException when the manager is closed
   */
  StoreConnection use(Optional<DynamoDbClient> ofCache, FailedOperation operation);

  @Override
  void close();
}
