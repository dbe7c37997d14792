package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.internal.config.ManagerSettings;
import io.github.dynamojcache.internal.failure.FailedOperation;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A manager's ways to the stores of its caches. Thread-safe. */
public interface StoreConnections extends AutoCloseable {

  /** Makes the ways of one manager, and opens none. */
  @FunctionalInterface
  interface Opener {

    /**
     * Makes them.
     *
     * @param settings the manager's settings
     * @param shared what all managers of the provider share
     * @param classLoader the manager's class loader
     * @param client the client that was handed in; null for one of the settings
     * @param clock the clock that was handed in; null for the JVM's
     * @return the ways, to be closed with the manager
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
   * @param ofCache the client that the cache brings along
   * @param operation what it is needed for
   * @return the connection, to be closed with the cache
   * @throws IllegalStateException when the manager is closed
   */
  StoreConnection use(Optional<DynamoDbClient> ofCache, FailedOperation operation);

  @Override
  void close();
}
