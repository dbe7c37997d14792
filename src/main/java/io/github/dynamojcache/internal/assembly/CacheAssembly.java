package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.internal.config.CacheSettings;
import io.github.dynamojcache.internal.config.ManagerSettings;
import io.github.dynamojcache.internal.dynamo.item.CacheNames;
import io.github.dynamojcache.internal.engine.OperationFailures;
import io.github.dynamojcache.internal.entries.CacheStore;
import io.github.dynamojcache.internal.failure.FailedOperation;
import io.github.dynamojcache.internal.lifecycle.CloseFailures;
import io.github.dynamojcache.internal.lifecycle.ClosingTime;
import io.github.dynamojcache.internal.lifecycle.ManagerThreads;
import io.github.dynamojcache.internal.lifecycle.StackRoom;
import io.github.dynamojcache.internal.management.BestEffortCounters;
import io.github.dynamojcache.internal.management.CapacityCounters;
import io.github.dynamojcache.internal.values.seal.NoSeal;
import java.net.URI;
import java.util.List;
import javax.cache.Cache;

/**
 * Opens the caches of one manager: the table, the entries, and the objects from the user's
 * factories. If a cache cannot be opened completely, its parts are closed again. Thread-safe; no
 * lock is held while user code runs.
 */
public final class CacheAssembly {

  private final URI uri;
  private final ManagerContext context;

  /**
   * Creates the assembly of one manager's caches. Opens nothing yet.
   *
   * @param connections the manager's connections to the stores; closed with this
   * @param manager the manager, which distinguishes caches of the same name
   * @param uri its URI
   * @param classLoader its class loader
   * @param settings its settings
   * @param shared the parts that all managers of the provider share
   */
  public CacheAssembly(
      StoreConnections connections,
      Object manager,
      URI uri,
      ClassLoader classLoader,
      ManagerSettings settings,
      SharedParts shared) {
    this.uri = uri;
    ManagerThreads threads = new ManagerThreads(uri, classLoader);
    this.context =
        new ManagerContext(
            connections,
            manager,
            classLoader,
            settings,
            shared,
            threads,
            new CacheCodecs(classLoader),
            new ManagerPurges(threads.upkeep()));
  }

  /** Creates the API object of a cache from its operations. */
  public interface ApiOf<K, V, C extends Cache<K, V>> {

    /** Creates the API object of an open cache. */
    C make(OpenCache<K, V> open);

    /** Makes the cache visible from outside: listeners, MBeans. */
    void start(C cache);

    /** Undoes a failed {@link #start}. */
    void withdraw(C cache);

    /** Returns what reports failed and uncertain operations to the cache's callers. */
    OperationFailures failures(BestEffortCounters counters, boolean bypasses);
  }

  /**
   * Opens a cache.
   *
   * @param name the cache's name
   * @param definition the configuration from code
   * @param api creates its API object
   * @return the cache, started
   */
  public <K, V, C extends Cache<K, V>> C open(
      String name, CacheDefinition<K, V> definition, ApiOf<K, V, C> api) {
    StackRoom.require();
    CacheNames.requireStorable(name);
    return new CacheOpening<>(context, name, definition, api).open();
  }

  /**
   * Destroys a cache that is not open, if the table has one, and deletes all its items.
   *
   * @param definition determines the table and the client
   * @return the number of deleted items
   */
  public long destroyNow(String name, CacheDefinition<?, ?> definition) {
    CacheNames.requireStorable(name);
    CacheSettings ofCache = context.settings().cacheSettings(name, definition.settings());
    FailedOperation operation =
        new FailedOperation("destroyCacheNow", name, ofCache.table().name());
    StoreConnection.Request request =
        context.request(
            name,
            ofCache,
            NoSeal.UNSEALED,
            /* mayHoldEternal= */ true,
            new CapacityCounters(/* enabled= */ false));
    try (StoreConnection connection = context.connections().use(definition.client(), operation);
        CacheStore store = connection.store(request)) {
      return store.destroyNow(context.settings().connection().openTimeout());
    }
  }

  /**
   * Stops the threads within the time left, then closes the connection. The calling thread and the
   * threads that it helps may belong to this manager: they are not waited for, and end by
   * themselves.
   */
  public void close(ClosingTime time) {
    context.purges().close();
    context.threads().close(time::left, context.shared().helpers().current());
    context.codecs().close();
    CloseFailures.closeAll("cache manager " + uri, List.of(context.connections()));
  }
}
