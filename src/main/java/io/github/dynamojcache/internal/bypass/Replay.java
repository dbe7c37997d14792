package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.internal.entries.EntryStore;
import io.github.dynamojcache.internal.entries.GenerationStore;
import io.github.dynamojcache.internal.entries.WriteIntents;
import io.github.dynamojcache.internal.failure.Outage;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.cache.CacheException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Replays the journal: deletes the journalled entries, or empties the cache. Thread-safe. */
final class Replay {

  private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
  private static final int KEYS_AT_ONCE = 1_000;

  /** How long a thread waits while another one replays keys, which usually takes one request. */
  private static final long LONGEST_WAIT_MILLIS = 500;

  private final EntryStore store;
  private final GenerationStore generations;
  private final BypassSwitch bypassSwitch;
  private final Journal journal;
  private final BypassCounters counters;
  private final ReentrantLock turn = new ReentrantLock();

  Replay(
      EntryStore store,
      GenerationStore generations,
      BypassSwitch bypassSwitch,
      Journal journal,
      BypassCounters counters) {
    this.store = store;
    this.generations = generations;
    this.bypassSwitch = bypassSwitch;
    this.journal = journal;
    this.counters = counters;
  }

  /**
   * Replays what can be replayed now. Keys that are recorded meanwhile wait for the next run.
   *
   * @param settled requests that were given up after this number of the journal may still arrive
   * @return whether the cache was emptied
   * @throws CacheException when that failed; what was deleted before the failure stays deleted
   */
  boolean run(long settled) {
    Journal.Pending pending = journal.pending(settled);
    boolean emptied = pending.everything() || !delete(pending);
    if (emptied) {
      startNewGeneration();
    }
    return emptied;
  }

  /**
   * Deletes the pending keys. Returns false when the deletion is refused: a new generation may
   * still be able to leave the entries behind.
   */
  private boolean delete(Journal.Pending pending) {
    List<CanonicalKey> keys = pending.keys();
    try {
      for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
        List<CanonicalKey> some = keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE));
        store.writeAll(Recovery.OPERATION, WriteIntents.removals(some));
        journal.forget(some, pending.upTo());
      }
      return true;
    } catch (CacheException e) {
      if (Outage.isOne(e) || Thread.currentThread().isInterrupted()) {
        throw e;
      }
      journal.recordEverything();
      bypassSwitch.shut(e);
      return false;
    }
  }

  /**
   * Replays keys at once, in the thread that is about to change them. Otherwise a key that changes
   * constantly would be recorded again during each deletion, and would never leave the journal.
   * Other threads that are about to change such keys wait for this, for the same reason. They do
   * not wait for a deletion of the recovery, because it is unknown whether that comes before or
   * after another JVM's write.
   */
  void runFor(Collection<CanonicalKey> keys) {
    if (journal.settled(keys).isEmpty() || !bypassSwitch.isServing() || !takeTurn()) {
      return;
    }
    try {
      Map<CanonicalKey, Long> settled = journal.settled(keys);
      if (!settled.isEmpty() && bypassSwitch.isServing()) {
        deleteNow(settled);
      }
    } finally {
      turn.unlock();
    }
  }

  /**
   * Waits for the turn. Returns false when the wait is too long or is interrupted: the thread then
   * replays nothing, as if it had not waited.
   */
  private boolean takeTurn() {
    try {
      return turn.tryLock(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void deleteNow(Map<CanonicalKey, Long> settled) {
    try {
      bypassSwitch.pass(
          /* serving= */ true,
          () -> {
            store.writeAll(
                Recovery.OPERATION, WriteIntents.removals(List.copyOf(settled.keySet())));
            settled.forEach((key, number) -> journal.forget(List.of(key), number));
            return true;
          },
          sent -> false);
    } catch (CacheException e) {
      LOG.debug("recovery of keys that are changed was refused; left to the recovery", e);
    }
  }

  private void startNewGeneration() {
    long upTo = journal.last();
    generations.startNewGeneration(Recovery.OPERATION);
    counters.generationChanges.increment();
    journal.forgetEverything(upTo);
  }
}
