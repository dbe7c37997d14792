package io.github.dynamojcache.internal.values.surrogate;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How often hash tables compare elements because of equal hash codes, where they search these one
 * by one. The JDK's own tables make trees of them.
 */
final class Collisions {

  /** As for the JDK's tables that search one by one. */
  private static final long MOST = 20_000_000;

  private Collisions() {}

  /**
   * Tells whether a table would be searched for too long while it is filled.
   *
   * @param elements the elements or keys, each once
   */
  static boolean areTooMany(Collection<? extends @Nullable Object> elements) {
    Map<Integer, Integer> equal = new HashMap<>();
    long comparisons = 0;
    for (Object element : elements) {
      comparisons += equal.merge(Objects.hashCode(element), 1, Integer::sum) - 1;
    }
    return comparisons > MOST;
  }
}
