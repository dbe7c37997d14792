package io.github.dynamojcache.internal.dynamo;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import org.jspecify.annotations.Nullable;

/**
 * An item as it stands in the table: live, or expired and not yet deleted. Immutable.
 *
 * @param key the entry's canonical key
 * @param value the encoded value
 * @param version the write that made it so, or what else a writer can find unchanged
 * @param deadline when it expires, epoch milliseconds
 * @param chunked where the value stands, when it stands in chunks; else null
 */
public record StoredEntry(
    CanonicalKey key,
    EncodedValue value,
    Version version,
    long deadline,
    @Nullable ChunkedValue chunked) {

  StoredEntry(CanonicalKey key, EncodedValue value, Version version, long deadline) {
    this(key, value, version, deadline, ChunkedValue.read(value));
  }

  /** The same entry with the value that its chunks make. */
  StoredEntry assembled(EncodedValue whole) {
    return new StoredEntry(key, whole, version, deadline, chunked);
  }

  /** The same entry with its value in another form. */
  StoredEntry withValue(EncodedValue other) {
    return other == value ? this : new StoredEntry(key, other, version, deadline);
  }

  /** Returns whether this stands in the place of an entry, and was not written by this provider. */
  boolean isForeign() {
    return version instanceof ForeignItem;
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
