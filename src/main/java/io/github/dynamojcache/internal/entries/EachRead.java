package io.github.dynamojcache.internal.entries;

import org.jspecify.annotations.Nullable;

/** Receives the results of a read, key by key. */
@FunctionalInterface
public interface EachRead {

  /**
   * Receives the result for one key.
   *
   * @param place its place in the list of keys
   * @param entry the item, live or expired; null when there is none
   */
  void read(int place, @Nullable StoredEntry entry);
}
