package io.github.dynamojcache.store;

import io.github.dynamojcache.codec.CanonicalKey;
import io.github.dynamojcache.codec.EncodedValue;

/**
 * An item as it stands in the table: live, or expired and not yet deleted. Immutable.
 *
 * @param key the entry's canonical key
 * @param value the encoded value
 * @param writeId the write that made it so
 * @param deadline when it expires, epoch milliseconds
 */
public record StoredEntry(CanonicalKey key, EncodedValue value, WriteId writeId, long deadline) {

  /** The same entry with its value in another form. */
  StoredEntry withValue(EncodedValue other) {
    return other == value ? this : new StoredEntry(key, other, writeId, deadline);
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
