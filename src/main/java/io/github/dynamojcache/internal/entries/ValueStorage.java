package io.github.dynamojcache.internal.entries;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;

/** How the store of a cache keeps values. It sends no requests. Thread-safe. */
public interface ValueStorage {

  /**
   * Returns whether a value does not fit into its item. A write that may be refused should then
   * read first, and DynamoDB cannot compare the value with another.
   *
   * @param key the entry's key
   * @param value the encoded value
   * @return true when it is stored in chunks
   */
  boolean needsChunks(CanonicalKey key, EncodedValue value);

  /**
   * Returns whether DynamoDB can compare a stored value with an expected one. Only then is a
   * condition on the value worth a request.
   *
   * @return false when equal values are never stored as equal bytes
   */
  boolean comparesValues();
}
