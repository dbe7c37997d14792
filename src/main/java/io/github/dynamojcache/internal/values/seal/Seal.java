package io.github.dynamojcache.internal.values.seal;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;

/**
 * Protects encoded values before they are stored, and checks them when they are read. A sealed
 * value belongs to one entry of one generation of one cache, and cannot be opened anywhere else.
 * Thread-safe.
 */
public interface Seal {

  /**
   * Seals a value.
   *
   * @param value the encoded value
   * @param partitionKey the place of the entry: cache, generation and shard
   * @param key the entry's key
   * @return the value to be stored
   * @throws javax.cache.CacheException when the current key is unavailable or unusable
   */
  EncodedValue seal(EncodedValue value, String partitionKey, CanonicalKey key);

  /**
   * Opens a stored value.
   *
   * @param stored the value that was read
   * @param partitionKey the place it was read from: cache, generation and shard
   * @param key the key of the entry it was read as
   * @return the encoded value, exactly as it was when it was sealed for this place
   * @throws UndecodableValueException when that is not certain
   * @throws javax.cache.CacheException when a key is unavailable or unusable
   */
  EncodedValue open(EncodedValue stored, String partitionKey, CanonicalKey key)
      throws UndecodableValueException;

  /**
   * Returns whether sealing a value twice, for one place and with one key, gives the same bytes:
   * then stored values can be compared without being opened.
   *
   * @return false when a nonce makes every sealed form different
   */
  boolean isRepeatable();
}
