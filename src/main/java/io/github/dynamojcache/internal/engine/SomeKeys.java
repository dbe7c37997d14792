package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Some of the keys of a bulk operation, in their order. A view, and immutable.
 *
 * @param <K> the type of key
 */
final class SomeKeys<K> extends AbstractList<CanonicalKey> implements RandomAccess {

  private final BulkKeys<K> all;
  private final int @Nullable [] places; // null: every one

  /** All of the keys. */
  SomeKeys(BulkKeys<K> all) {
    this.all = all;
    this.places = null;
  }

  /**
   * @param places the places of the keys
   */
  SomeKeys(BulkKeys<K> all, BitSet places) {
    this.all = all;
    this.places = places.cardinality() == all.size() ? null : places.stream().toArray();
  }

  /** Returns the place among all keys. */
  int place(int index) {
    return places == null ? index : places[index];
  }

  @Override
  public CanonicalKey get(int index) {
    return all.get(place(index));
  }

  /** Returns a key as an object. */
  K object(int index) {
    return all.object(place(index));
  }

  @Override
  public int size() {
    return places == null ? all.size() : places.length;
  }

  /** Returns the keys as objects. */
  List<K> objects() {
    return places == null ? all.objects() : new Objects();
  }

  private final class Objects extends AbstractList<K> implements RandomAccess {
    @Override
    public K get(int index) {
      return object(index);
    }

    @Override
    public int size() {
      return SomeKeys.this.size();
    }
  }

  @Override
  public int indexOf(@Nullable Object key) {
    int place = all.indexOf(key);
    return places == null || place < 0 ? place : Math.max(-1, Arrays.binarySearch(places, place));
  }

  @Override
  public boolean contains(@Nullable Object key) {
    return indexOf(key) >= 0;
  }
}
