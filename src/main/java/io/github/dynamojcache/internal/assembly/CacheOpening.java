package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.internal.bypass.Bypass;
import io.github.dynamojcache.internal.coding.LoggingEntryCodec;
import io.github.dynamojcache.internal.coding.UndecodableCounters;
import io.github.dynamojcache.internal.config.CacheSettings;
import io.github.dynamojcache.internal.engine.CacheEngine;
import io.github.dynamojcache.internal.engine.EngineContext;
import io.github.dynamojcache.internal.engine.EntryExpiry;
import io.github.dynamojcache.internal.engine.EntryMutexes;
import io.github.dynamojcache.internal.engine.Patience;
import io.github.dynamojcache.internal.engine.ReadThrough;
import io.github.dynamojcache.internal.engine.WriteThrough;
import io.github.dynamojcache.internal.entries.CacheStore;
import io.github.dynamojcache.internal.entries.EntryStore;
import io.github.dynamojcache.internal.event.EventCopies;
import io.github.dynamojcache.internal.event.ListenerDispatch;
import io.github.dynamojcache.internal.failure.FailedOperation;
import io.github.dynamojcache.internal.lifecycle.CloseFailures;
import io.github.dynamojcache.internal.lifecycle.UnderWay;
import io.github.dynamojcache.internal.management.BestEffortCounters;
import io.github.dynamojcache.internal.management.CacheStatistics;
import io.github.dynamojcache.internal.management.CapacityCounters;
import io.github.dynamojcache.options.FailureMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Opens one cache, step by step. If a step fails, the parts opened so far are closed. For one
 * thread; no lock is held while user code runs.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 * @param <C> the type of the API object
 */
final class CacheOpening<K, V, C extends Cache<K, V>> {

  private final ManagerContext context;
  private final String name;
  private final CacheDefinition<K, V> definition;
  private final CacheAssembly.ApiOf<K, V, C> api;
  private final CacheSettings settings;
  private final CapacityCounters capacity;
  private final UndecodableCounters undecodable = new UndecodableCounters();
  private final List<AutoCloseable> opened = new ArrayList<>();

  CacheOpening(
      ManagerContext context,
      String name,
      CacheDefinition<K, V> definition,
      CacheAssembly.ApiOf<K, V, C> api) {
    this.context = context;
    this.name = name;
    this.definition = definition;
    this.api = api;
    this.settings = context.settings().cacheSettings(name, definition.settings());
    this.capacity = new CapacityCounters(settings.capacity().counted());
  }

  C open() {
    LoggingEntryCodec<K, V> codec =
        context.codecs().ofCache(name, definition, settings, undecodable);
    FailedOperation operation =
        new FailedOperation("createCache", name, settings.table().name()).withoutWriting();
    StoreConnection connection = keep(context.connections().use(definition.client(), operation));
    keep(codec);
    try {
      return start(connection, codec);
    } catch (RuntimeException | Error e) {
      try {
        CloseFailures.closeAll("cache '" + name + "'", opened);
      } catch (RuntimeException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  private <P extends AutoCloseable> P keep(P part) {
    opened.add(part);
    return part;
  }

  private C start(StoreConnection connection, LoggingEntryCodec<K, V> codec) {
    Customizations<K, V> customizations = keep(Customizations.create(name, definition.standard()));
    EntryExpiry expiry = new EntryExpiry(customizations.expiryPolicy(), settings.touchThreshold());
    CacheSeal seal =
        keep(CacheSeal.open(name, settings.seal(), definition.sealKeys(), context.classLoader()));
    StoreConnection.Request request =
        context.request(name, settings, seal.seal(), expiry.mayHoldEternal(), capacity);
    CacheStore store = keep(connection.store(request));
    Bypass bypass = openStore(store, connection);
    CacheMonitors monitors = monitors(connection, bypass);
    AtomicReference<C> cache = new AtomicReference<>();
    ListenerDispatch<K, V> listeners =
        new ListenerDispatch<>(
            name,
            cache::get,
            context.threads()::listeners,
            new EventCopies<>(codec::copyKey, codec::copyValue));
    EntryMutexes mutexes = mutexes();
    UnderWay underWay = new UnderWay(name, context.shared().helpers());
    EngineContext<K, V> engine =
        new EngineContext<>(
            withTiers(store, bypass),
            store,
            request.budget(),
            request.fanout(),
            codec,
            expiry,
            new ReadThrough<>(
                customizations.loader(), definition.standard().isReadThrough(), codec.types()),
            new WriteThrough<>(
                definition.standard().isWriteThrough() ? customizations.writer() : null),
            monitors.statistics(),
            listeners,
            connection.clock(),
            mutexes,
            load -> underWay.execute(context.threads().loads(), "loadAll", load),
            context.shared().helpers().helping(context.threads().pieces()),
            api.failures(monitors.bestEffort(), bypass != null));
    C made =
        api.make(
            new OpenCache<>(
                codec.types(),
                new CacheEngine<>(engine),
                underWay,
                listeners,
                monitors,
                mutexes,
                store,
                // The application may close the cache's own client after the cache.
                definition.client().isPresent() ? purge -> {} : context.purges()::add,
                context.settings().connection().openTimeout(),
                Stream.of(bypass, store, listeners, customizations, seal, codec, connection)
                    .filter(Objects::nonNull)
                    .toList()));
    cache.set(made);
    keep(() -> api.withdraw(made));
    api.start(made);
    return made;
  }

  /**
   * Opens the store. With {@code failure-mode = bypass}, the cache opens even if the store does
   * not.
   */
  private @Nullable Bypass openStore(CacheStore store, StoreConnection connection) {
    Runnable opening = () -> connection.open(store, name, settings);
    if (settings.bypass().mode() == FailureMode.THROW) {
      opening.run();
      return null;
    }
    Bypass bypass =
        new Bypass(
            name,
            store,
            store,
            opening,
            settings.bypass(),
            definition.failureListeners(),
            connection.health(),
            context.threads().upkeep(),
            context.threads().listeners());
    bypass.open();
    return keep(bypass);
  }

  /** Adds the tiers, from the table upwards: a new tier needs one line here. */
  private static EntryStore withTiers(EntryStore table, @Nullable Bypass bypass) {
    EntryStore entries = table;
    entries = bypass == null ? entries : bypass.entries();
    return entries;
  }

  private CacheMonitors monitors(StoreConnection connection, @Nullable Bypass bypass) {
    return new CacheMonitors(
        new CacheStatistics(definition.standard().isStatisticsEnabled()),
        capacity,
        settings.capacity().prices(),
        undecodable,
        new BestEffortCounters(),
        connection.clock(),
        bypass);
  }

  private EntryMutexes mutexes() {
    Patience patience =
        Patience.ofCache(
            settings.store().callTimeout(), settings.bypass().mode() == FailureMode.THROW);
    return context.shared().locks().ofCache(context.manager(), name, patience);
  }
}
