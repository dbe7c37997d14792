package io.github.dynamojcache.internal.dynamo.item;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The partition keys of one generation of one cache: {@code <cache>#<generation>#<shard>} for
 * entries, and {@code <cache>#<generation>#c<shard>} for the chunks of values that do not fit into
 * an item. Immutable and thread-safe.
 */
public final class Partitions {

  private final String[] keys;
  private final String[] chunkKeys;

  public Partitions(String cacheName, Generation generation) {
    keys = new String[generation.shards()];
    chunkKeys = new String[keys.length];
    String prefix = encodeName(cacheName) + "#" + generation.id() + "#";
    for (int shard = 0; shard < keys.length; shard++) {
      keys[shard] = prefix + shard;
      chunkKeys[shard] = prefix + "c" + shard;
    }
  }

  /**
   * Returns the cache's name as it is used in partition keys: {@code #} and {@code %} are
   * percent-encoded. The empty name becomes a lone {@code %}, which no other name becomes.
   */
  public static String encodeName(String cacheName) {
    return cacheName.isEmpty() ? "%" : cacheName.replace("%", "%25").replace("#", "%23");
  }

  /** Returns the name of the cache that was encoded in that form. */
  public static String decodeName(String encoded) {
    return encoded.equals("%") ? "" : encoded.replace("%23", "#").replace("%25", "%");
  }

  /**
   * Returns the partition key of an entry.
   *
   * @param key the entry's key
   * @return one of {@link #all()}, always the same one for the same key
   */
  public String of(CanonicalKey key) {
    // String.hashCode is fixed by the Java language; its bits are mixed, because sequences of keys
    // differ in the lowest ones only.
    int hash = key.sortKey().hashCode();
    hash ^= hash >>> 16;
    hash *= 0x85EBCA6B;
    hash ^= hash >>> 13;
    return keys[Math.floorMod(hash, keys.length)];
  }

  /**
   * Returns the partition key of a chunk. The chunks of one value are spread.
   *
   * @param id names the value's chunks
   * @param index the number of the chunk
   * @return always the same one for the same chunk
   */
  public String ofChunk(UUID id, int index) {
    return chunkKeys[Math.floorMod(id.hashCode() + index, chunkKeys.length)];
  }

  /** Returns every partition key of the generation, those of chunks after those of entries. */
  public List<String> allWithChunks() {
    return Stream.concat(Arrays.stream(keys), Arrays.stream(chunkKeys)).toList();
  }

  /**
   * Returns every partition key of entries.
   *
   * @return the keys, in the order of shards
   */
  public List<String> all() {
    return List.copyOf(Arrays.asList(keys));
  }
}
