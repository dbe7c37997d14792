package io.github.dynamojcache.internal.entries;

import org.jspecify.annotations.Nullable;

/** Hears what was read, key by key. */
@FunctionalInterface
public interface EachRead {

  /**
   * Hears of one key.
   *
   * @param place its place in the list of keys
   * @param entry the item, live or expired; null when there is none
   */
  void read(int place, @Nullable StoredEntry entry);
}
