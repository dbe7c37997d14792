package io.github.dynamojcache.internal.coding;

import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import org.jspecify.annotations.Nullable;

/**
 * Keys and values of one cache, to and from the form in which they are stored. Thread-safe.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public interface EntryCodec<K, V> {

  /**
   * Returns what keys and values are declared to be.
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
   * @return its stored form; null when it is too large, and what is too large is not stored
   * @throws javax.cache.CacheException when it cannot be written
   */
  @Nullable EncodedValue encodeValue(CanonicalKey key, V value);

  /**
   * Encodes a value with which DynamoDB is to compare the stored one.
   *
   * @param key the entry's canonical key
   * @param value the value
   * @return its stored form; null when it is not stored in one item, or cannot be stored: then
   *     {@link #isSame} compares
   */
  @Nullable EncodedValue encodeExpected(CanonicalKey key, V value);

  /**
   * Compares where DynamoDB cannot, or found other bytes: in an item of its own, in chunks, sealed
   * or compressed, a value of one content is the same.
   *
   * @param stored the entry whose value is compared; null when it is not at hand
   * @param present its value
   * @param expected the value with which it is compared; it need not be one that can be stored
   * @return whether their encoded forms are the same, or {@code present.equals(expected)}
   * @throws javax.cache.CacheException when {@code equals} of the value throws an exception
   */
  boolean isSame(@Nullable StoredEntry stored, V present, V expected);

  /**
   * Copies a key that somebody else may still change.
   *
   * @param key the key
   * @return an equal key; the same object where nobody can change it, or it cannot be copied
   */
  K copyKey(K key);

  /**
   * Copies a value that somebody else may still change.
   *
   * @param value the value
   * @return a value of the same content; the same object where it cannot be copied
   */
  V copyValue(V value);

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
