package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.Collection;

/**
 * Identifies some keys of one cache among all caches of a provider. Immutable if the keys are.
 *
 * @param manager the cache's manager, by identity
 * @param cache the cache's name
 * @param keys the keys; not copied, because there may be many
 */
record KeyNames(Object manager, String cache, Collection<CanonicalKey> keys) {

  boolean contains(KeyName name) {
    return name.isOf(manager, cache) && keys.contains(name.key());
  }

  /** Returns whether any of them is a key of that cache. */
  boolean isOf(Object otherManager, String otherCache) {
    return manager == otherManager && cache.equals(otherCache) && !keys.isEmpty();
  }

  /** Returns one of them. */
  KeyName any() {
    return new KeyName(manager, cache, keys.iterator().next());
  }
}
