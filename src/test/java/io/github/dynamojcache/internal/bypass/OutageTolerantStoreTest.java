package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.internal.entries.EntryStore;
import io.github.dynamojcache.internal.entries.EntryStoreContract;
import io.github.dynamojcache.testing.MemoryEntryStore;

/** While there is no outage, the tier is not noticed: in memory. */
class OutageTolerantStoreTest extends EntryStoreContract {

  @Override
  protected EntryStore newStore() {
    return BypassOf.store(new MemoryEntryStore(clock, operation -> {}));
  }
}
