package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one bulk operation, each with its place: as objects, and as a list in canonical form.
 * Only the first {@value #MAX_KEPT} canonical forms are kept, because they take more memory than
 * the keys; the others are computed again whenever they are needed. Two keys with the same
 * canonical form share one place, which holds the last of them. Filled by one thread, and only read
 * afterwards.
 *
 * @param <K> the type of key
 */
final class BulkKeys<K> extends AbstractList<CanonicalKey> implements RandomAccess {

  static final int MAX_KEPT = 10_000;

  private final Function<? super K, CanonicalKey> encoder;
  private final List<K> objects;
  private final List<CanonicalKey> kept = new ArrayList<>();
  private final Map<Integer, CanonicalKey> otherForms = new HashMap<>();
  private final Map<K, Integer> doubles = new HashMap<>();
  private final long seed = ThreadLocalRandom.current().nextLong();
  private long[] hashes; // by place
  private int[] table; // place + 1, by hash; 0: free

  /**
   * @param expected the approximate number of keys
   */
  BulkKeys(Function<? super K, CanonicalKey> encoder, int expected) {
    this.encoder = encoder;
    this.objects = new ArrayList<>(expected);
    this.hashes = new long[Math.max(1, expected)];
    this.table = new int[tableSize(hashes.length)];
  }

  /** Encodes every key, before anything is done. */
  static <K> BulkKeys<K> of(
      Collection<? extends K> keys, Function<? super K, CanonicalKey> encoder) {
    BulkKeys<K> all = new BulkKeys<>(encoder, keys.size());
    keys.forEach(all::put);
    return all;
  }

  private static int tableSize(int keys) {
    return Integer.highestOneBit(Math.max(8, keys)) << 2;
  }

  /**
   * Adds a key in its usual form, and returns its place: the existing one if there is a key of that
   * form.
   */
  int put(K key) {
    CanonicalKey form = encoder.apply(key);
    int place = indexOf(form);
    if (place < 0) {
      return add(key, form);
    }
    doubles.put(objects.set(place, key), place);
    return place;
  }

  /** Adds a key that is stored in another form than its usual one. */
  int addInForm(K key, CanonicalKey form) {
    int place = add(key, form);
    otherForms.put(place, form);
    return place;
  }

  private int add(K key, CanonicalKey form) {
    int place = objects.size();
    if (place == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * place);
      table = new int[tableSize(hashes.length)];
      for (int earlier = 0; earlier < place; earlier++) {
        table[freeSlot(hashes[earlier])] = earlier + 1;
      }
    }
    hashes[place] = hash(form);
    table[freeSlot(hashes[place])] = place + 1;
    objects.add(key);
    if (place < MAX_KEPT) {
      kept.add(form);
    }
    return place;
  }

  private int freeSlot(long hash) {
    int slot = (int) hash & (table.length - 1);
    while (table[slot] != 0) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  /** Seeded, so that keys cannot be chosen to collide. */
  private long hash(CanonicalKey key) {
    long hash = seed;
    String text = key.sortKey(); // a digest represents the whole text
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    return hash;
  }

  @Override
  public int size() {
    return objects.size();
  }

  @Override
  public CanonicalKey get(int place) {
    if (place < kept.size()) {
      return kept.get(place);
    }
    CanonicalKey other = otherForms.isEmpty() ? null : otherForms.get(place);
    return other != null ? other : encoder.apply(objects.get(place));
  }

  /** Returns a key as an object. */
  K object(int place) {
    return objects.get(place);
  }

  /** Returns the keys as objects, in the order of their places. */
  List<K> objects() {
    return Collections.unmodifiableList(objects);
  }

  /** Returns the keys that were replaced by another one of the same form, with its place. */
  Map<K, Integer> doubles() {
    return doubles;
  }

  @Override
  public int indexOf(@Nullable Object key) {
    if (!(key instanceof CanonicalKey form)) {
      return -1;
    }
    long hash = hash(form);
    for (int slot = (int) hash & (table.length - 1);
        table[slot] != 0;
        slot = (slot + 1) & (table.length - 1)) {
      int place = table[slot] - 1;
      if (hashes[place] == hash && get(place).equals(form)) {
        return place;
      }
    }
    return -1;
  }

  @Override
  public int lastIndexOf(@Nullable Object key) {
    return indexOf(key);
  }

  @Override
  public boolean contains(@Nullable Object key) {
    return indexOf(key) >= 0;
  }
}
