package io.github.dynamojcache.internal.dynamo.item;

import java.nio.charset.StandardCharsets;
import javax.cache.CacheException;

/**
 * Decides which names a cache can have. A name must be a part of that cache's partition keys, and
 * of no other cache's.
 */
public final class CacheNames {

  /** DynamoDB's limit for a partition key, in bytes of UTF-8. */
  private static final int PARTITION_KEY_BYTES = 2048;

  /** The longest suffix of a name: the generation, and a shard of chunks. */
  private static final int BEHIND = "#0123456789abcdef#c255".length();

  /** The longest name, in bytes of UTF-8. */
  static final int MAX_BYTES = PARTITION_KEY_BYTES - BEHIND;

  private static final int SHOWN = 60;

  private CacheNames() {}

  /**
   * Rejects a name that cannot be stored.
   *
   * @param name the cache's name
   * @throws CacheException if it has an unpaired surrogate, which UTF-8 cannot encode, or is too
   *     long
   */
  public static void requireStorable(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (isUnpaired(name, i)) {
        throw new CacheException(
            "cache '"
                + shown(name)
                + "': its name has an unpaired surrogate at index "
                + i
                + ", which cannot be stored: all such names would be one cache. Give the cache a"
                + " name that is valid Unicode text.");
      }
    }
    int bytes = Partitions.encodeName(name).getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw new CacheException(
          "cache '"
              + shown(name)
              + "': its name is too long: it is a part of DynamoDB's partition keys, and may take "
              + MAX_BYTES
              + " bytes of UTF-8 there ('#' and '%' take three each), not "
              + bytes
              + ". Give the cache a shorter name.");
    }
  }

  private static boolean isUnpaired(String name, int index) {
    char c = name.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 == name.length() || !Character.isLowSurrogate(name.charAt(index + 1));
    }
    return Character.isLowSurrogate(c)
        && (index == 0 || !Character.isHighSurrogate(name.charAt(index - 1)));
  }

  /** Returns the beginning of a name, as text that any log can hold. */
  private static String shown(String name) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < Math.min(name.length(), SHOWN); i++) {
      char c = name.charAt(i);
      shown.append(Character.isSurrogate(c) ? "\\u%04x".formatted((int) c) : c);
    }
    return name.length() > SHOWN ? shown + "..." : shown.toString();
  }
}
