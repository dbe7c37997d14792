package io.github.dynamojcache.bypass;

import io.github.dynamojcache.codec.CanonicalKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

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
  private final Map<CanonicalKey, Long> keys = new ConcurrentHashMap<>();
  private volatile long everything; // its number; 0: it is not recorded
  private long last; // guarded by this

  Journal(int bound) {
    this.bound = bound;
  }

  /**
   * What is to be made up for.
   *
   * @param everything whether no entry may be seen again
   * @param keys the keys, when it is not everything
   * @param upTo the last number that it covers
   */
  record Pending(boolean everything, List<CanonicalKey> keys, long upTo) {}

  synchronized void record(CanonicalKey key) {
    keys.put(key, ++last);
    if (keys.size() > bound) {
      recordEverything();
    }
  }

  synchronized void recordEverything() {
    everything = ++last; // before the keys go: a reader looks at both without the lock
    keys.clear();
  }

  boolean isEverything() {
    return everything > 0;
  }

  boolean contains(CanonicalKey key) {
    return everything > 0 || keys.containsKey(key);
  }

  boolean isEmpty() {
    return everything == 0 && keys.isEmpty();
  }

  /** Returns how many keys are recorded one by one. */
  int size() {
    return keys.size();
  }

  synchronized Pending pending() {
    return new Pending(isEverything(), List.copyOf(keys.keySet()), last);
  }

  /** Forgets what was made up for, and nothing that was recorded since. */
  synchronized void forget(Pending done) {
    keys.values().removeIf(number -> number <= done.upTo());
    if (everything <= done.upTo()) {
      everything = 0;
    }
  }
}
