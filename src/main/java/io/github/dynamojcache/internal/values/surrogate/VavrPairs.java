package io.github.dynamojcache.internal.values.surrogate;

import org.jspecify.annotations.Nullable;

/**
 * The entries of Vavr's maps, which are of Vavr's own pair class.
 *
 * @param first returns the key
 * @param second returns the value
 * @param make makes a pair of the two
 */
record VavrPairs(LibraryMethod first, LibraryMethod second, LibraryMethod make) {

  /**
   * Finds the class of the pairs.
   *
   * @param type a class of Vavr
   */
  static VavrPairs beside(Class<?> type) {
    Class<?> pair = LibraryMethod.classBeside(type, "io.vavr.Tuple2");
    return new VavrPairs(
        LibraryMethod.of(pair, "_1"),
        LibraryMethod.of(pair, "_2"),
        LibraryMethod.constructor(pair, Object.class, Object.class));
  }

  @Nullable Object key(Object pair) {
    return first.call(pair);
  }

  @Nullable Object value(Object pair) {
    return second.call(pair);
  }

  Object of(@Nullable Object key, @Nullable Object value) {
    return make.get(null, key, value);
  }
}
