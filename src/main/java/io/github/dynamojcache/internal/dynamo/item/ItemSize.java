package io.github.dynamojcache.internal.dynamo.item;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.options.Oversize;
import java.nio.charset.StandardCharsets;

/** Computes sizes for DynamoDB's limit of an item: names and values of all attributes. */
public final class ItemSize {

  /** DynamoDB's limit for an item: names, key and values of all attributes. */
  public static final int LIMIT = 400 * 1024;

  /** DynamoDB's limit for a partition key. */
  private static final int PARTITION_KEY = 2048;

  /** The names, the write id, expiry and ttl, and what a seal may add. */
  private static final int REST = 200;

  private ItemSize() {}

  /**
   * Returns how large an entry's item can be.
   *
   * @param cacheName the cache
   * @param key the entry's key
   * @param value its value as it is stored
   * @return the size in bytes, slightly more than DynamoDB computes
   */
  public static int of(String cacheName, CanonicalKey key, EncodedValue value) {
    return bytes(Partitions.encodeName(cacheName)) + besidesCache(key, value);
  }

  private static int besidesCache(CanonicalKey key, EncodedValue value) {
    return bytes(key.sortKey())
        + (key.whole() == null ? 0 : bytes(key.whole()))
        + value.size()
        + REST;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * Returns whether a value is to be stored in chunks.
   *
   * @param key the entry's key
   * @param value its value as it is stored
   * @param settings the cache's settings
   * @return true if its item would be too large otherwise, and chunks are enabled
   */
  public static boolean needsChunks(CanonicalKey key, EncodedValue value, ChunkSettings settings) {
    return settings.oversize() == Oversize.CHUNK
        && (value.size() > settings.chunkSize()
            || (value.size() > LIMIT / 2 && besidesCache(key, value) + PARTITION_KEY > LIMIT));
  }
}
