package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The keys whose stored entries must not be returned, because a change of them was skipped or has
 * an unknown outcome. Held in memory and bounded: beyond the bound, no stored entry of the cache
 * may be returned. Thread-safe.
 *
 * <p>Every record gets a number. A key that is recorded again during its replay gets a later
 * number, and stays in the journal.
 */
final class Journal {

  private final int bound;
  private final ConcurrentMap<CanonicalKey, Note> notes;
  private volatile long everything; // its number; 0: not recorded
  private long last; // guarded by this
  private long settled; // guarded by this

  Journal(int bound) {
    this(bound, new ConcurrentHashMap<>());
  }

  Journal(int bound, ConcurrentMap<CanonicalKey, Note> empty) {
    this.bound = bound;
    this.notes = empty;
  }

  /**
   * The record of one key.
   *
   * @param number the number of its last record
   * @param sent the number of the last record with a request that was sent and given up, and may
   *     still arrive; 0: none
   */
  record Note(long number, long sent) {}

  /**
   * What is to be replayed.
   *
   * @param everything whether no stored entry may be returned
   * @param keys the keys; empty when it is everything
   * @param upTo the last number that it covers
   */
  record Pending(boolean everything, List<CanonicalKey> keys, long upTo) {}

  /**
   * Records a key.
   *
   * @param sent whether a request that changes the entry was sent, and given up
   */
  synchronized void record(CanonicalKey key, boolean sent) {
    Note before = notes.get(key);
    long number = ++last;
    try {
      notes.put(key, new Note(number, sent ? number : before == null ? 0 : before.sent()));
    } catch (Error e) {
      everything = number; // perhaps no memory for the key: no entry may be returned then
      throw e;
    }
    if (notes.size() > bound) {
      recordEverything();
    }
  }

  synchronized void recordEverything() {
    everything = ++last; // before the keys are cleared: see contains
    notes.clear();
  }

  boolean isEverything() {
    return everything > 0;
  }

  boolean contains(CanonicalKey key) {
    // No lock is held, so the order matters: a key no longer found is covered by everything.
    return notes.containsKey(key) || everything > 0;
  }

  /** Returns a copy of the keys that are recorded one by one. */
  Set<CanonicalKey> keys() {
    return Set.copyOf(notes.keySet());
  }

  boolean isEmpty() {
    return notes.isEmpty() && everything == 0;
  }

  /** Returns how many keys are recorded one by one. */
  int size() {
    return notes.size();
  }

  /** Returns the number of the last record. */
  synchronized long last() {
    return last;
  }

  /**
   * Returns what can be replayed now.
   *
   * @param upTo requests that were given up after this number may still arrive: their keys are left
   *     out
   */
  synchronized Pending pending(long upTo) {
    settled = Math.max(settled, upTo);
    List<CanonicalKey> keys = new ArrayList<>();
    if (!isEverything()) {
      notes.forEach(
          (key, note) -> {
            if (note.sent() <= upTo) {
              keys.add(key);
            }
          });
    }
    return new Pending(isEverything(), keys, last);
  }

  /**
   * Returns the given keys that are recorded and for which no request can still arrive, each with
   * the number of its record: {@link #forget} may forget them after a deletion that is sent from
   * now on.
   */
  synchronized Map<CanonicalKey, Long> settled(Collection<CanonicalKey> keys) {
    Map<CanonicalKey, Long> found = new HashMap<>();
    for (CanonicalKey key : keys) {
      Note note = notes.get(key);
      if (note != null && note.sent() <= settled) {
        found.put(key, note.number());
      }
    }
    return found;
  }

  /** Forgets keys that were replayed, except those recorded again since. */
  synchronized void forget(Collection<CanonicalKey> done, long upTo) {
    done.forEach(
        key -> notes.computeIfPresent(key, (k, note) -> note.number() <= upTo ? null : note));
  }

  /** Forgets all records, except later ones. */
  synchronized void forgetEverything(long upTo) {
    notes.values().removeIf(note -> note.number() <= upTo);
    if (everything <= upTo) {
      everything = 0;
    }
  }
}
