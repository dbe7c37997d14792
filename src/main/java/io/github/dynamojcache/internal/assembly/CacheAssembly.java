package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.internal.bypass.Bypass;
import io.github.dynamojcache.internal.coding.LoggingEntryCodec;
import io.github.dynamojcache.internal.coding.UndecodableCounters;
import io.github.dynamojcache.internal.config.CacheSettings;
import io.github.dynamojcache.internal.config.ManagerSettings;
import io.github.dynamojcache.internal.dynamo.CacheNames;
import io.github.dynamojcache.internal.engine.CacheEngine;
import io.github.dynamojcache.internal.engine.EngineContext;
import io.github.dynamojcache.internal.engine.EntryExpiry;
import io.github.dynamojcache.internal.engine.EntryMutexes;
import io.github.dynamojcache.internal.engine.OperationFailures;
import io.github.dynamojcache.internal.engine.Patience;
import io.github.dynamojcache.internal.engine.ReadThrough;
import io.github.dynamojcache.internal.engine.WriteThrough;
import io.github.dynamojcache.internal.entries.CacheStore;
import io.github.dynamojcache.internal.entries.CallBudget;
import io.github.dynamojcache.internal.entries.EntryStore;
import io.github.dynamojcache.internal.entries.Fanout;
import io.github.dynamojcache.internal.event.EventCopies;
import io.github.dynamojcache.internal.event.ListenerDispatch;
import io.github.dynamojcache.internal.failure.FailedOperation;
import io.github.dynamojcache.internal.lifecycle.CloseFailures;
import io.github.dynamojcache.internal.lifecycle.ClosingTime;
import io.github.dynamojcache.internal.lifecycle.ManagerThreads;
import io.github.dynamojcache.internal.lifecycle.StackRoom;
import io.github.dynamojcache.internal.lifecycle.UnderWay;
import io.github.dynamojcache.internal.management.BestEffortCounters;
import io.github.dynamojcache.internal.management.CacheStatistics;
import io.github.dynamojcache.internal.management.CapacityCounters;
import io.github.dynamojcache.internal.values.seal.NoSeal;
import io.github.dynamojcache.options.FailureMode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Opens the caches of one manager: the table, the entries, and the objects from the user's
 * factories. If a cache cannot be opened completely, its parts are closed again. Thread-safe; no
 * lock is held while user code runs.
 */
public final class CacheAssembly {

  private final StoreConnections connections;
  private final Object manager;
  private final URI uri;
  private final ClassLoader classLoader;
  private final ManagerSettings settings;
  private final SharedParts shared;
  private final ManagerThreads threads;
  private final CacheCodecs codecs;
  private final ManagerPurges purges;

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
    this.connections = connections;
    this.manager = manager;
    this.uri = uri;
    this.classLoader = classLoader;
    this.settings = settings;
    this.shared = shared;
    this.threads = new ManagerThreads(uri, classLoader);
    this.purges = new ManagerPurges(threads.upkeep());
    this.codecs = new CacheCodecs(classLoader);
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
    CacheSettings cacheSettings = settings.cacheSettings(name, definition.settings());
    UndecodableCounters undecodable = new UndecodableCounters();
    LoggingEntryCodec<K, V> codec = codecs.ofCache(name, definition, cacheSettings, undecodable);
    FailedOperation operation =
        new FailedOperation("createCache", name, cacheSettings.table().name()).withoutWriting();
    StoreConnection connection = connections.use(definition.client(), operation);
    CapacityCounters capacity = new CapacityCounters(cacheSettings.capacity().counted());
    List<AutoCloseable> made = new ArrayList<>(List.of(connection, codec));
    try {
      Customizations<K, V> customizations = Customizations.create(name, definition.standard());
      made.add(customizations);
      EntryExpiry expiry =
          new EntryExpiry(customizations.expiryPolicy(), cacheSettings.touchThreshold());
      CacheSeal seal =
          CacheSeal.open(name, cacheSettings.seal(), definition.sealKeys(), classLoader);
      made.add(seal);
      CallBudget budget = new CallBudget(cacheSettings.store().callTimeout());
      Fanout fanout = new Fanout(threads.requests());
      CacheStore store =
          connection.store(
              new StoreConnection.Request(
                  name,
                  cacheSettings,
                  seal.seal(),
                  expiry.mayHoldEternal(),
                  capacity,
                  budget,
                  fanout,
                  threads.requests(),
                  threads.upkeep()));
      made.add(store);
      Bypass bypass = open(store, connection, definition, name, cacheSettings);
      if (bypass != null) {
        made.add(bypass);
      }
      CacheMonitors monitors =
          new CacheMonitors(
              new CacheStatistics(definition.standard().isStatisticsEnabled()),
              capacity,
              cacheSettings.capacity().prices(),
              undecodable,
              new BestEffortCounters(),
              connection.clock(),
              bypass);
      AtomicReference<C> cache = new AtomicReference<>();
      ListenerDispatch<K, V> listeners =
          new ListenerDispatch<>(
              name,
              cache::get,
              threads::listeners,
              new EventCopies<>(codec::copyKey, codec::copyValue));
      EntryMutexes mutexes =
          shared
              .locks()
              .ofCache(
                  manager,
                  name,
                  Patience.ofCache(
                      cacheSettings.store().callTimeout(),
                      cacheSettings.bypass().mode() == FailureMode.THROW));
      UnderWay underWay = new UnderWay(name, shared.helpers());
      CacheEngine<K, V> engine =
          new CacheEngine<>(
              new EngineContext<>(
                  withTiers(store, bypass),
                  store,
                  budget,
                  fanout,
                  codec,
                  expiry,
                  new ReadThrough<>(
                      customizations.loader(),
                      definition.standard().isReadThrough(),
                      codec.types()),
                  new WriteThrough<>(
                      definition.standard().isWriteThrough() ? customizations.writer() : null),
                  monitors.statistics(),
                  listeners,
                  connection.clock(),
                  mutexes,
                  load -> underWay.execute(threads.loads(), "loadAll", load),
                  shared.helpers().helping(threads.pieces()),
                  api.failures(monitors.bestEffort(), bypass != null)));
      C opened =
          api.make(
              new OpenCache<>(
                  name,
                  codec.types(),
                  engine,
                  underWay,
                  listeners,
                  monitors,
                  mutexes,
                  store,
                  // The application may close the cache's own client after the cache.
                  definition.client().isPresent() ? purge -> {} : purges::add,
                  settings.connection().openTimeout(),
                  Stream.of(bypass, store, listeners, customizations, seal, codec, connection)
                      .filter(Objects::nonNull)
                      .toList()));
      cache.set(opened);
      made.add(() -> api.withdraw(opened));
      api.start(opened);
      return opened;
    } catch (RuntimeException | Error e) {
      try {
        CloseFailures.closeAll("cache '" + name + "'", made);
      } catch (RuntimeException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  /** Adds the tiers, from the table upwards: a new tier needs one line here. */
  private static EntryStore withTiers(EntryStore table, @Nullable Bypass bypass) {
    EntryStore entries = table;
    entries = bypass == null ? entries : bypass.entries();
    return entries;
  }

  /**
   * Destroys a cache that is not open, if the table has one, and deletes all its items.
   *
   * @param definition determines the table and the client
   * @return the number of deleted items
   */
  public long destroyNow(String name, CacheDefinition<?, ?> definition) {
    CacheNames.requireStorable(name);
    CacheSettings cacheSettings = settings.cacheSettings(name, definition.settings());
    FailedOperation operation =
        new FailedOperation("destroyCacheNow", name, cacheSettings.table().name());
    try (StoreConnection connection = connections.use(definition.client(), operation);
        CacheStore store =
            connection.store(
                new StoreConnection.Request(
                    name,
                    cacheSettings,
                    NoSeal.UNSEALED,
                    /* mayHoldEternal= */ true,
                    new CapacityCounters(/* enabled= */ false),
                    new CallBudget(cacheSettings.store().callTimeout()),
                    new Fanout(threads.requests()),
                    threads.requests(),
                    threads.upkeep()))) {
      return store.destroyNow(settings.connection().openTimeout());
    }
  }

  /**
   * Opens the store. With {@code failure-mode = bypass}, the cache opens even if the store does
   * not.
   */
  private @Nullable Bypass open(
      CacheStore store,
      StoreConnection connection,
      CacheDefinition<?, ?> definition,
      String name,
      CacheSettings cacheSettings) {
    Runnable opening = () -> connection.open(store, name, cacheSettings);
    if (cacheSettings.bypass().mode() == FailureMode.THROW) {
      opening.run();
      return null;
    }
    Bypass bypass =
        new Bypass(
            name,
            store,
            store,
            opening,
            cacheSettings.bypass(),
            definition.failureListeners(),
            connection.health(),
            threads.upkeep(),
            threads.listeners());
    bypass.open();
    return bypass;
  }

  /**
   * Stops the threads within the time left, then closes the connection. The calling thread and the
   * threads that it helps may belong to this manager: they are not waited for, and end by
   * themselves.
   */
  public void close(ClosingTime time) {
    purges.close();
    threads.close(time::left, shared.helpers().current());
    codecs.close();
    CloseFailures.closeAll("cache manager " + uri, List.of(connections));
  }
}
