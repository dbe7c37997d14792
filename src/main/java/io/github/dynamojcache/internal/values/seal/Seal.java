package io.github.dynamojcache.internal.values.seal;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;

/**
 * Protects encoded values on their way into the table, and checks them on their way back. A sealed
 * value belongs to one entry of one generation of one cache, and opens nowhere else. Thread-safe.
 */
public interface Seal {

  /**
   * Seals a value.
   *
   * @param value the encoded value
   * @param partitionKey where the entry stands: cache, generation and shard
   * @param key the entry's key
   * @return what is stored
   * @throws javax.cache.CacheException when the current key cannot be had or used
   */
  EncodedValue seal(EncodedValue value, String partitionKey, CanonicalKey key);

  /**
   * Opens what is stored.
   *
   * @param stored what was read
   * @param partitionKey where it was read: cache, generation and shard
   * @param key the key of the entry it was read as
   * @return the encoded value, exactly as it was when it was sealed for this place
   * @throws UndecodableValueException when that is not certain
   * @throws javax.cache.CacheException when a key cannot be had or used
   */
  EncodedValue open(EncodedValue stored, String partitionKey, CanonicalKey key)
      throws UndecodableValueException;

  /**
   * Returns whether a value that is sealed twice for one place, by one key, has the same bytes:
   * then stored values can be compared without being opened.
   *
   * @return false when a nonce makes every sealing different
   */
  boolean isRepeatable();
}
