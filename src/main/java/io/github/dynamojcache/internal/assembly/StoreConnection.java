package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.internal.bypass.ConnectionHealth;
import io.github.dynamojcache.internal.clock.ServiceClock;
import io.github.dynamojcache.internal.config.CacheSettings;
import io.github.dynamojcache.internal.entries.CacheStore;
import io.github.dynamojcache.internal.entries.CallBudget;
import io.github.dynamojcache.internal.entries.Fanout;
import io.github.dynamojcache.internal.management.CapacityCounters;
import io.github.dynamojcache.internal.values.seal.Seal;
import java.util.concurrent.Executor;

/** A cache's use of a store connection. Thread-safe. */
public interface StoreConnection extends AutoCloseable {

  /**
   * The components of a store.
   *
   * @param cacheName the cache
   * @param settings its settings
   * @param seal protects the values
   * @param mayHoldEternal whether the expiry policy can create entries that never expire
   * @param capacity counts the requests and their capacity units
   * @param budget the time that the requests of an operation share
   * @param fanout runs requests of one operation concurrently
   * @param requests fetches pages ahead; may reject tasks
   * @param upkeep runs longer tasks
   */
  record Request(
      String cacheName,
      CacheSettings settings,
      Seal seal,
      boolean mayHoldEternal,
      CapacityCounters capacity,
      CallBudget budget,
      Fanout fanout,
      Executor requests,
      Executor upkeep) {}

  /**
   * Creates the store of a cache; sends nothing yet.
   *
   * @param request its components
   * @return the store
   */
  CacheStore store(Request request);

  /**
   * Opens a store, and checks or creates its table as the settings say.
   *
   * @param store the store
   * @param cacheName the cache
   * @param settings its settings
   */
  void open(CacheStore store, String cacheName, CacheSettings settings);

  /** Returns the clock that decides expiry. */
  ServiceClock clock();

  /** Returns the outage state that the caches of this connection share. */
  ConnectionHealth health();

  @Override
  void close();
}
