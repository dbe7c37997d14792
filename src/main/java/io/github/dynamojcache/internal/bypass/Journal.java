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
 * The keys whose entries must not be seen again as they stand in the table, because they were to be
 * changed and nobody knows whether they were. In memory, and bounded: beyond the bound, no entry of
 * the cache may be seen again. Thread-safe.
 *
 * <p>Everything recorded gets a number. What is recorded again while it is being made up for has a
 * later one, and stays.
 */
final class Journal {

  private final int bound;
  private final ConcurrentMap<CanonicalKey, Note> notes;
  private volatile long everything; // its number; 0: it is not recorded
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
   * What is known of one key.
   *
   * @param number when it was recorded last
   * @param sent when a request was given up last that may still be on its way; 0: none was
   */
  record Note(long number, long sent) {}

  /**
   * What is to be made up for.
   *
   * @param everything whether no entry may be seen again
   * @param keys the keys, when it is not everything
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
      everything = number; // no memory for the key, perhaps: none may be seen again then
      throw e;
    }
    if (notes.size() > bound) {
      recordEverything();
    }
  }

  synchronized void recordEverything() {
    everything = ++last; // before the keys go: see contains
    notes.clear();
  }

  boolean isEverything() {
    return everything > 0;
  }

  boolean contains(CanonicalKey key) {
    // Without the lock, so in this order: a key that is no longer found is covered by everything.
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

  /** Returns the number that was given last. */
  synchronized long last() {
    return last;
  }

  /**
   * Returns what can be made up for now.
   *
   * @param upTo requests that were given up after this number may still be on their way: their keys
   *     are left out
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
   * Returns those of some keys that are recorded, and for which no request can be on its way any
   * more, each with the number of its record: what {@link #forget} may forget after a deletion that
   * is sent from now on.
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

  /** Forgets keys that were made up for, and nothing that was recorded since. */
  synchronized void forget(Collection<CanonicalKey> done, long upTo) {
    done.forEach(
        key -> notes.computeIfPresent(key, (k, note) -> note.number() <= upTo ? null : note));
  }

  /** Forgets all, and nothing that was recorded since. */
  synchronized void forgetEverything(long upTo) {
    notes.values().removeIf(note -> note.number() <= upTo);
    if (everything <= upTo) {
      everything = 0;
    }
  }
}
