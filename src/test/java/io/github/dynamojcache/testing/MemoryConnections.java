package io.github.dynamojcache.testing;

import io.github.dynamojcache.internal.assembly.SharedParts;
import io.github.dynamojcache.internal.assembly.StoreConnection;
import io.github.dynamojcache.internal.assembly.StoreConnections;
import io.github.dynamojcache.internal.bypass.ConnectionHealth;
import io.github.dynamojcache.internal.clock.ServiceClock;
import io.github.dynamojcache.internal.config.CacheSettings;
import io.github.dynamojcache.internal.config.ManagerSettings;
import io.github.dynamojcache.internal.entries.CacheStore;
import io.github.dynamojcache.internal.failure.FailedOperation;
import io.github.dynamojcache.options.SkewMode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tables in memory, shared by the managers of one provider. Thread-safe. */
public final class MemoryConnections implements StoreConnections.Opener {

  private final ConcurrentMap<String, CacheStore> stores = new ConcurrentHashMap<>();

  @Override
  public StoreConnections open(
      ManagerSettings settings,
      SharedParts shared,
      ClassLoader classLoader,
      @Nullable DynamoDbClient client,
      @Nullable InstantSource clock) {
    InstantSource time = clock == null ? InstantSource.system() : clock;
    ServiceClock serviceClock =
        new ServiceClock(time, SkewMode.IGNORE, Duration.ofSeconds(1), "memory");
    ConnectionHealth health = new ConnectionHealth();
    return new StoreConnections() {
      @Override
      public StoreConnection use(Optional<DynamoDbClient> ofCache, FailedOperation operation) {
        return new MemoryConnection(serviceClock, health);
      }

      @Override
      public void close() {}
    };
  }

  private final class MemoryConnection implements StoreConnection {
    private final ServiceClock clock;
    private final ConnectionHealth health;

    MemoryConnection(ServiceClock clock, ConnectionHealth health) {
      this.clock = clock;
      this.health = health;
    }

    @Override
    public CacheStore store(Request request) {
      return stores.computeIfAbsent(
          request.settings().table().name() + "/" + request.cacheName(),
          name -> new MemoryEntryStore(clock, operation -> {}));
    }

    @Override
    public void open(CacheStore store, String cacheName, CacheSettings settings) {
      store.open(Duration.ZERO, () -> {});
    }

    @Override
    public ServiceClock clock() {
      return clock;
    }

    @Override
    public ConnectionHealth health() {
      return health;
    }

    @Override
    public void close() {}
  }
}
