package io.github.dynamojcache.internal.values.surrogate;

import io.github.dynamojcache.codec.UnsupportedValueException;
import java.lang.reflect.Field;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vavr's {@code BitSet} of ints: stored as its bits. One of anything else holds functions of the
 * application, which cannot be stored.
 */
final class VavrBitSets extends LibrarySurrogate<long[]> {

  private static final List<String> FUNCTIONS = List.of("fromInt", "toInt");

  /** An element takes one bit when stored, but a whole object when the set is filled. */
  private static final int MOST = 1_000_000;

  private final LibraryMethod ofAll;
  private final Object empty;

  VavrBitSets(Class<?> base) {
    super(base);
    Class<?> type = LibraryMethod.classBeside(base, "io.vavr.collection.BitSet");
    this.ofAll = LibraryMethod.of(type, "ofAll", int[].class);
    this.empty = LibraryMethod.of(type, "empty").get(null);
  }

  @Override
  public boolean servesSubclasses() {
    return true;
  }

  @Override
  public long[] toStored(Object value) {
    for (String function : FUNCTIONS) {
      Object mine = read(function, value);
      if (mine == null || mine != read(function, empty)) {
        throw new UnsupportedValueException(
            "its elements are no ints, and functions that make them of ints cannot be stored."
                + " Store HashSet.ofAll(...) of it",
            null);
      }
    }
    BitSet bits = new BitSet();
    for (Object element : (Iterable<?>) value) {
      bits.set((int) element);
    }
    if (bits.cardinality() > MOST) {
      throw new UnsupportedValueException(
          "it has so many elements that to fill it again takes too long. Store a java.util.BitSet",
          null);
    }
    return bits.toLongArray();
  }

  private @Nullable Object read(String name, Object bitSet) {
    try {
      Field field = type().getDeclaredField(name);
      return field.trySetAccessible() ? field.get(bitSet) : null;
    } catch (ReflectiveOperationException e) {
      throw new UnsupportedValueException("is of a version of Vavr that is not known", e);
    }
  }

  @Override
  public Object fromStored(long[] stored) {
    BitSet bits = BitSet.valueOf(stored);
    if (bits.cardinality() > MOST) {
      throw new IllegalArgumentException("too many elements");
    }
    return ofAll.get(null, (Object) bits.stream().toArray());
  }
}
