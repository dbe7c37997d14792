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

/** A cache's use of a way to its store. Thread-safe. */
public interface StoreConnection extends AutoCloseable {

  /**
   * What a store is made of.
   *
   * @param cacheName the cache
   * @param settings its settings
   * @param seal protects the values
   * @param mayHoldEternal whether the expiry policy can make entries that never expire
   * @param capacity counts the requests and their capacity units
   * @param budget the time that the requests of an operation share
   * @param fanout runs requests of one operation side by side
   * @param requests fetches pages ahead; may refuse
   * @param upkeep runs what lasts longer
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
   * Makes the store of a cache; sends nothing yet.
   *
   * @param request what it is made of
   * @return the store
   */
  CacheStore store(Request request);

  /**
   * Opens a store, and makes sure of its table as the settings have it.
   *
   * @param store the store
   * @param cacheName the cache
   * @param settings its settings
   */
  void open(CacheStore store, String cacheName, CacheSettings settings);

  /** Returns the time that decides what has expired. */
  ServiceClock clock();

  /** Returns what the caches of this connection know of its outages. */
  ConnectionHealth health();

  @Override
  void close();
}
