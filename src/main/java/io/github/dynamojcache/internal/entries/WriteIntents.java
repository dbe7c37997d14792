package io.github.dynamojcache.internal.entries;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.List;

/**
 * The unconditional intents of one bulk operation: puts with a known deadline and removals, no two
 * for the same key. Each has a place, and may be created again on each call, so that not all of
 * them have to be in memory. Used by one thread.
 */
public interface WriteIntents {

  /**
   * Returns how many there are.
   *
   * @return the number of places
   */
  int size();

  /**
   * Returns the key of an intent.
   *
   * @param place its place, from 0 on
   * @return the canonical key
   */
  CanonicalKey key(int place);

  /**
   * Returns an intent.
   *
   * @param place its place, from 0 on
   * @return the intent
   */
  WriteIntent get(int place);

  /**
   * Returns the keys, in the order of their places.
   *
   * @return a view
   */
  default List<CanonicalKey> keys() {
    return new KeysOfIntents(this);
  }

  /**
   * Returns whether the value of any of them does not fit into its item.
   *
   * @return true when something is to be stored in chunks: see {@link EntryStore#needsChunks}
   */
  boolean needChunks();

  /**
   * Creates intents that remove entries.
   *
   * @param keys their keys, without duplicates
   * @return a removal for each
   */
  static WriteIntents removals(List<CanonicalKey> keys) {
    return new Removals(keys);
  }

  /**
   * Removals.
   *
   * @param keys the keys of the entries to remove
   */
  record Removals(List<CanonicalKey> keys) implements WriteIntents {

    @Override
    public int size() {
      return keys.size();
    }

    @Override
    public CanonicalKey key(int place) {
      return keys.get(place);
    }

    @Override
    public WriteIntent get(int place) {
      return WriteIntent.remove(keys.get(place), /* returnOld= */ false);
    }

    @Override
    public boolean needChunks() {
      return false;
    }
  }
}
