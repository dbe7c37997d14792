package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.internal.config.CacheSettings;
import io.github.dynamojcache.internal.config.ManagerSettings;
import io.github.dynamojcache.internal.entries.CallBudget;
import io.github.dynamojcache.internal.entries.Fanout;
import io.github.dynamojcache.internal.lifecycle.ManagerThreads;
import io.github.dynamojcache.internal.management.CapacityCounters;
import io.github.dynamojcache.internal.values.seal.Seal;

/**
 * The parts that all caches of one manager share. Immutable; the parts are thread-safe.
 *
 * @param connections the connections to the stores
 * @param manager the manager, which distinguishes caches of the same name
 * @param classLoader its class loader
 * @param settings its settings
 * @param shared the parts that all managers of the provider share
 * @param threads its threads
 * @param codecs makes the codecs of its caches
 * @param purges runs the purges of destroyed caches
 */
record ManagerContext(
    StoreConnections connections,
    Object manager,
    ClassLoader classLoader,
    ManagerSettings settings,
    SharedParts shared,
    ManagerThreads threads,
    CacheCodecs codecs,
    ManagerPurges purges) {

  /** Returns what the store of a cache is made of. */
  StoreConnection.Request request(
      String cacheName,
      CacheSettings ofCache,
      Seal seal,
      boolean mayHoldEternal,
      CapacityCounters capacity) {
    return new StoreConnection.Request(
        cacheName,
        ofCache,
        seal,
        mayHoldEternal,
        capacity,
        new CallBudget(ofCache.store().callTimeout()),
        new Fanout(threads.requests()),
        threads.requests(),
        threads.upkeep());
  }
}
