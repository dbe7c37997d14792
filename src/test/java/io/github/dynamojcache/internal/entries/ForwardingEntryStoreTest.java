package io.github.dynamojcache.internal.entries;

import io.github.dynamojcache.testing.ForwardingEntryStore;
import io.github.dynamojcache.testing.MemoryEntryStore;

/** A tier is put around a store, and around another tier, by one constructor. */
class ForwardingEntryStoreTest extends EntryStoreContract {

  @Override
  protected EntryStore newStore() {
    return new ForwardingEntryStore(
        new ForwardingEntryStore(new MemoryEntryStore(clock, operation -> {})));
  }
}
