package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.coding.EntryCodec;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * The keys under which entries are stored, as found in the table. For one thread.
 *
 * @param readable the keys that listeners and the writer can receive, in the form in which they are
 *     stored
 * @param unreadable stored keys that cannot be decoded with certainty, or that equal another key
 *     when decoded
 * @param <K> the type of key
 */
record FoundKeys<K>(BulkKeys<K> readable, List<CanonicalKey> unreadable) {

  static <K> FoundKeys<K> of(Iterator<StoredEntry> entries, EntryCodec<K, ?> codec) {
    BulkKeys<K> readable = new BulkKeys<>(codec::encodeKey, 0);
    List<CanonicalKey> unreadable = new ArrayList<>();
    Map<K, CanonicalKey> inOtherForms = new LinkedHashMap<>();
    while (entries.hasNext()) {
      CanonicalKey stored = entries.next().key();
      K key = codec.decodeKey(stored);
      if (key != null && stored.equals(usualForm(key, codec))) {
        readable.put(key);
      } else if (key == null || inOtherForms.putIfAbsent(key, stored) != null) {
        unreadable.add(stored);
      }
    }
    inOtherForms.forEach(
        (key, stored) -> {
          if (readable.contains(usualForm(key, codec))) {
            unreadable.add(stored);
          } else {
            readable.addInForm(key, stored);
          }
        });
    return new FoundKeys<>(readable, unreadable);
  }

  /**
   * Returns null when the key cannot be encoded: a key that can be decoded need not be storable.
   */
  private static <K> @Nullable CanonicalKey usualForm(K key, EntryCodec<K, ?> codec) {
    try {
      return codec.encodeKey(key);
    } catch (CacheException e) {
      return null;
    }
  }
}
