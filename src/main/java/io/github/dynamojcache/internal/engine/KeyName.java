package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.keys.CanonicalKey;

/**
 * Identifies one key of one cache among all caches of a provider. Immutable.
 *
 * @param manager the cache's manager, by identity: managers represent JVMs, which do not wait for
 *     each other
 * @param cache the cache's name
 * @param key the key
 */
record KeyName(Object manager, String cache, CanonicalKey key) {

  private static final int LONGEST_SHOWN = 100;

  boolean isOf(Object otherManager, String otherCache) {
    return manager == otherManager && cache.equals(otherCache);
  }

  // Written by hand: every write looks up keys, and a record's equals is linked at its first use.

  @Override
  public boolean equals(Object other) {
    return other instanceof KeyName that && key.equals(that.key) && isOf(that.manager, that.cache);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + cache.hashCode();
  }

  /** Returns the key and its cache, for messages of exceptions. */
  @Override
  public String toString() {
    String text = key.sortKey();
    return "key '"
        + (text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text)
        + "' of cache '"
        + cache
        + "'";
  }
}
