package io.github.dynamojcache.engine;

import io.github.dynamojcache.codec.CanonicalKey;
import io.github.dynamojcache.store.StoredEntry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys under which entries are stored, as found in the table. For one thread.
 *
 * @param readable what listeners and the writer can be told of, with the key that is stored
 * @param unreadable stored keys that cannot be decoded for certain, or that another key equals
 * @param <K> the type of key
 */
record FoundKeys<K>(Map<K, CanonicalKey> readable, List<CanonicalKey> unreadable) {

  static <K> FoundKeys<K> of(Iterator<StoredEntry> entries, EntryCodec<K, ?> codec) {
    FoundKeys<K> found = new FoundKeys<>(new LinkedHashMap<>(), new ArrayList<>());
    while (entries.hasNext()) {
      CanonicalKey stored = entries.next().key();
      K key = codec.decodeKey(stored);
      if (key == null || found.readable.putIfAbsent(key, stored) != null) {
        found.unreadable.add(stored);
      }
    }
    return found;
  }
}
