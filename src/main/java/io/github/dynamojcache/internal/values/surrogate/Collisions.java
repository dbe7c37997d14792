package io.github.dynamojcache.internal.values.surrogate;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Counts the comparisons in hash tables that search elements with equal hash codes one by one. The
 * JDK's own tables use trees for these.
 */
final class Collisions {

  /** The same limit as for the JDK's tables that search one by one. */
  private static final long MOST = 20_000_000;

  private Collisions() {}

  /**
   * Tells whether filling a table would need too many comparisons.
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
