package io.github.dynamojcache.internal.values.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.nio.ByteBuffer;

/**
 * The place of a value as bytes, which are authenticated with the value and not stored again. Each
 * part is preceded by its length, so two places never have the same bytes. Neither the table nor
 * the expiry is part of it: a table may be renamed or restored, and a touch does not rewrite the
 * value. Part of the stored format.
 */
final class Binding {

  private Binding() {}

  static byte[] of(String partitionKey, CanonicalKey key) {
    byte[] partition = partitionKey.getBytes(UTF_8);
    byte[] sort = key.sortKey().getBytes(UTF_8);
    byte[] whole = key.whole() == null ? new byte[0] : key.whole().getBytes(UTF_8);
    return ByteBuffer.allocate(3 * Integer.BYTES + partition.length + sort.length + whole.length)
        .putInt(partition.length)
        .put(partition)
        .putInt(sort.length)
        .put(sort)
        .putInt(whole.length)
        .put(whole)
        .array();
  }
}
