package io.github.dynamojcache;

import io.github.dynamojcache.internal.assembly.CacheAssembly;
import io.github.dynamojcache.internal.assembly.OpenCache;
import io.github.dynamojcache.internal.engine.OperationFailures;
import io.github.dynamojcache.internal.management.BestEffortCounters;

/** Creates the cache for the parts that the assembly has opened. */
record CacheApi<K, V>(
    DynamoCacheManager manager, String name, DynamoConfiguration<K, V> configuration)
    implements CacheAssembly.ApiOf<K, V, DynamoCache<K, V>> {

  @Override
  public DynamoCache<K, V> make(OpenCache<K, V> open) {
    return new DynamoCache<>(manager, new CurrentConfiguration<>(configuration), open);
  }

  @Override
  public void start(DynamoCache<K, V> cache) {
    cache.changes().start();
  }

  @Override
  public void withdraw(DynamoCache<K, V> cache) {
    cache.closing().withdraw();
  }

  @Override
  public OperationFailures failures(BestEffortCounters counters, boolean bypasses) {
    return new CacheFailures(name, bypasses, counters);
  }
}
