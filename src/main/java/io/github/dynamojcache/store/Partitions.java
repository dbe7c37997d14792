package io.github.dynamojcache.store;

import io.github.dynamojcache.codec.CanonicalKey;
import java.util.Arrays;
import java.util.List;

/**
 * The partition keys of one generation of one cache: {@code <cache>#<generation>#<shard>}.
 * Immutable and thread-safe.
 */
final class Partitions {

  private final String[] keys;

  Partitions(String cacheName, Generation generation) {
    keys = new String[generation.shards()];
    String prefix = encodeName(cacheName) + "#" + generation.id() + "#";
    for (int shard = 0; shard < keys.length; shard++) {
      keys[shard] = prefix + shard;
    }
  }

  /**
   * Returns the cache's name as it stands in partition keys: {@code #} and {@code %}
   * percent-encoded, the empty name as a lone {@code %}, which nothing else becomes.
   */
  static String encodeName(String cacheName) {
    return cacheName.isEmpty() ? "%" : cacheName.replace("%", "%25").replace("#", "%23");
  }

  /**
   * Returns the partition key under which an entry stands.
   *
   * @param key the entry's key
   * @return one of {@link #all()}, always the same one for the same key
   */
  String of(CanonicalKey key) {
    // String.hashCode is fixed by the Java language; its bits are mixed, because sequences of keys
    // differ in the lowest ones only.
    int hash = key.sortKey().hashCode();
    hash ^= hash >>> 16;
    hash *= 0x85EBCA6B;
    hash ^= hash >>> 13;
    return keys[Math.floorMod(hash, keys.length)];
  }

  /**
   * Returns every partition key of the generation.
   *
   * @return the keys, in the order of shards
   */
  List<String> all() {
    return List.copyOf(Arrays.asList(keys));
  }
}
