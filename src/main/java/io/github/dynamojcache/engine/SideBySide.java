package io.github.dynamojcache.engine;

import io.github.dynamojcache.store.Entries;
import io.github.dynamojcache.store.Fanout;
import java.util.List;

/**
 * Runs the pieces of a bulk operation side by side; one after the other in the calling thread when
 * that thread is inside an entry processor, whose key another thread would wait for in vain.
 * Thread-safe.
 */
final class SideBySide {

  private final Entries store;
  private final EntryMutexes mutexes;
  private final Fanout alone = Fanout.alone();

  SideBySide(Entries store, EntryMutexes mutexes) {
    this.store = store;
    this.mutexes = mutexes;
  }

  void run(List<? extends Runnable> pieces) {
    if (mutexes.isAnyHeldByCurrentThread()) {
      alone.run(pieces);
    } else {
      store.inParallel(pieces);
    }
  }
}
