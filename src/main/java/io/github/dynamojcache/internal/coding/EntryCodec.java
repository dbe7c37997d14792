package io.github.dynamojcache.internal.coding;

import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import org.jspecify.annotations.Nullable;

/**
 * Converts keys and values of one cache to their stored form and back. Thread-safe.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public interface EntryCodec<K, V> {

  /**
   * Returns the declared classes of keys and values.
   *
   * @return the declared classes; nothing of another class is encoded
   */
  DeclaredTypes<K, V> types();

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
   * @return its stored form; null when it is too large, and values that are too large are skipped
   * @throws javax.cache.CacheException when it cannot be stored
   */
  @Nullable EncodedValue encodeValue(CanonicalKey key, V value);

  /**
   * Encodes an expected value, with which DynamoDB compares the stored one.
   *
   * @param key the entry's canonical key
   * @param value the value
   * @return its stored form; null when it is not stored in one item, or cannot be stored: then
   *     {@link #isSame} compares
   */
  @Nullable EncodedValue encodeExpected(CanonicalKey key, V value);

  /**
   * Compares values where DynamoDB cannot, or where it found different bytes. The same content is
   * the same value, whether it is stored in its item, in chunks, sealed or compressed.
   *
   * @param stored the entry whose value is compared; null when it is not available
   * @param present its value
   * @param expected the value with which it is compared; it need not be storable
   * @return whether their encoded forms are the same, or {@code present.equals(expected)}
   * @throws javax.cache.CacheException when {@code equals} of the value throws an exception
   */
  boolean isSame(@Nullable StoredEntry stored, V present, V expected);

  /**
   * Copies a key that other code may still change.
   *
   * @param key the key
   * @return an equal key; the same object if it is immutable or cannot be copied
   */
  K copyKey(K key);

  /**
   * Copies a value that other code may still change.
   *
   * @param value the value
   * @return a value with the same content; the same object if it cannot be copied
   */
  V copyValue(V value);

  /**
   * Decodes a key.
   *
   * @param key its canonical form
   * @return the key; null when it cannot be decoded with certainty
   */
  @Nullable K decodeKey(CanonicalKey key);

  /**
   * Decodes a value.
   *
   * @param entry the entry as stored
   * @return the value; null when it cannot be decoded with certainty, which is a miss
   */
  @Nullable V decodeValue(StoredEntry entry);
}
