package io.github.dynamojcache.internal.entries;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import org.jspecify.annotations.Nullable;

/**
 * An item as stored in the table: live, or expired and not yet deleted. Immutable.
 *
 * @param key the entry's canonical key
 * @param value the encoded value
 * @param version the id of the write that stored it, or another value that a writer can require to
 *     be unchanged
 * @param deadline when it expires, epoch milliseconds
 * @param reference where the value is stored, when it is not stored beside the key; else null
 */
public record StoredEntry(
    CanonicalKey key,
    EncodedValue value,
    Version version,
    long deadline,
    @Nullable ValueReference reference) {

  /**
   * Returns whether this item is stored under an entry's key, but was not written by this provider.
   *
   * @return true when it has no write id
   */
  public boolean isForeign() {
    return !(version instanceof WriteId);
  }

  /**
   * Returns whether the entry exists in the sense of JSR-107.
   *
   * @param now the time, epoch milliseconds
   * @return true while the deadline has not been reached
   */
  public boolean isLive(long now) {
    return deadline > now;
  }
}
