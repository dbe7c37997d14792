package io.github.dynamojcache.internal.entries;

import io.github.dynamojcache.testing.MemoryEntryStore;

/** The store of the tests keeps the contract, too: what is tested on it is true elsewhere. */
class MemoryEntryStoreTest extends EntryStoreContract {

  @Override
  protected EntryStore newStore() {
    return new MemoryEntryStore(clock, operation -> {});
  }
}
