package io.github.dynamojcache.engine;

import io.github.dynamojcache.codec.CanonicalKey;
import io.github.dynamojcache.codec.EncodedValue;
import io.github.dynamojcache.store.StoredEntry;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values of one cache, to and from the form in which they are stored. Thread-safe.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public interface EntryCodec<K, V> {

  /**
   * Encodes a key.
   *
   * @param key the key
   * @return its canonical form
   * @throws javax.cache.CacheException when keys of its class have no canonical form
   */
  CanonicalKey encodeKey(K key);

  /**
   * Encodes a value that is to be stored.
   *
   * @param key the entry's canonical key
   * @param value the value
   * @return its stored form; null when it is too large, and what is too large is not stored
   * @throws javax.cache.CacheException when it cannot be written
   */
  @Nullable EncodedValue encodeValue(CanonicalKey key, V value);

  /**
   * Encodes a value with which the stored one is to be compared.
   *
   * @param key the entry's canonical key
   * @param value the value
   * @return its stored form; null when none is stored in one item
   */
  @Nullable EncodedValue encodeExpected(CanonicalKey key, V value);

  /**
   * Reads a key back.
   *
   * @param key its canonical form
   * @return the key; null when it cannot be read for certain
   */
  @Nullable K decodeKey(CanonicalKey key);

  /**
   * Reads a value back.
   *
   * @param entry the entry as stored
   * @return the value; null when it cannot be read for certain, which is a miss
   */
  @Nullable V decodeValue(StoredEntry entry);
}
