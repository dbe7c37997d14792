package io.github.dynamojcache.bypass;

import io.github.dynamojcache.codec.CanonicalKey;
import io.github.dynamojcache.failure.Outage;
import io.github.dynamojcache.store.EntryStore;
import io.github.dynamojcache.store.WriteIntent;
import java.util.List;
import javax.cache.CacheException;

/** Makes up for what is in the journal: deletes the entries, or empties the cache. Thread-safe. */
final class Replay {

  private static final int KEYS_AT_ONCE = 1_000;

  private final EntryStore store;
  private final Gate gate;
  private final Journal journal;
  private final BypassCounters counters;

  Replay(EntryStore store, Gate gate, Journal journal, BypassCounters counters) {
    this.store = store;
    this.gate = gate;
    this.journal = journal;
    this.counters = counters;
  }

  /**
   * Makes up for what can be made up for. What is recorded meanwhile waits for the next time.
   *
   * @param settled requests that were given up after this number of the journal may still be on
   *     their way
   * @return whether the cache was emptied
   * @throws CacheException when that failed; what was done until then is done
   */
  boolean run(long settled) {
    Journal.Pending pending = journal.pending(settled);
    boolean emptied = pending.everything() || !delete(pending);
    if (emptied) {
      startNewGeneration();
    }
    return emptied;
  }

  /** Returns false when that is not allowed: what cannot be deleted can perhaps be left behind. */
  private boolean delete(Journal.Pending pending) {
    List<CanonicalKey> keys = pending.keys();
    try {
      for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
        List<CanonicalKey> some = keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE));
        store.writeAll(
            Recovery.OPERATION,
            some.stream()
                .<WriteIntent>map(key -> WriteIntent.remove(key, /* returnOld= */ false))
                .toList());
        journal.forget(some, pending.upTo());
      }
      return true;
    } catch (CacheException e) {
      if (Outage.isOne(e) || Thread.currentThread().isInterrupted()) {
        throw e;
      }
      journal.recordEverything();
      gate.shut(e);
      return false;
    }
  }

  private void startNewGeneration() {
    long upTo = journal.last();
    store.startNewGeneration(Recovery.OPERATION);
    counters.generationChanges.increment();
    journal.forgetEverything(upTo);
  }
}
