package io.github.dynamojcache.internal.values.kryo;

import java.util.Collection;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArraySet;

/**
 * How a container finds the place of a new element, and so how many objects it examines. Sets and
 * maps with hash bins examine no more than this for texts and numbers that collide: the JDK turns
 * such bins into trees.
 */
enum ContainerOrdering {
  /** In insertion order, or not a container. */
  IN_ORDER(0, 0),
  /** Elements by their hash code. */
  HASHED_ELEMENTS(0, 1),
  /** Keys by their hash code. */
  HASHED_KEYS(0, 2),
  /** Elements by comparison, preceded by the comparator. */
  SORTED_ELEMENTS(1, 1),
  /** Keys by comparison, preceded by the comparator. */
  SORTED_KEYS(1, 2),
  /** Elements each of which is compared with all the others. */
  COMPARED_ELEMENTS(0, 1),
  /** Keys by their hash code, in bins that stay lists. */
  CHAINED_KEYS(0, 2);

  private final int first;
  private final int step;

  ContainerOrdering(int first, int step) {
    this.first = first;
    this.step = step;
  }

  /**
   * Returns the ordering of a container class.
   *
   * @param type a class, or the interface that represents the JDK's immutable ones
   * @return {@link #IN_ORDER} for a class that is not a set or map
   */
  static ContainerOrdering of(Class<?> type) {
    if (Map.class.isAssignableFrom(type)) {
      return ofMap(type);
    }
    if (!Collection.class.isAssignableFrom(type)) {
      return IN_ORDER;
    }
    if (SortedSet.class.isAssignableFrom(type) || PriorityQueue.class.isAssignableFrom(type)) {
      return SORTED_ELEMENTS;
    }
    if (CopyOnWriteArraySet.class.isAssignableFrom(type)) {
      return COMPARED_ELEMENTS;
    }
    return Set.class.isAssignableFrom(type) ? HASHED_ELEMENTS : IN_ORDER;
  }

  private static ContainerOrdering ofMap(Class<?> type) {
    if (SortedMap.class.isAssignableFrom(type)) {
      return SORTED_KEYS;
    }
    if (IdentityHashMap.class.isAssignableFrom(type)) {
      return IN_ORDER;
    }
    boolean chained =
        WeakHashMap.class.isAssignableFrom(type)
            || (Hashtable.class.isAssignableFrom(type) && !Properties.class.isAssignableFrom(type));
    return chained ? CHAINED_KEYS : HASHED_KEYS;
  }

  /**
   * Returns whether a part of the container is examined to find its place.
   *
   * @param part how many parts of the container came before it, with comparator and values
   */
  boolean looksAt(int part) {
    return step > 0 && part >= first && (part - first) % step == 0;
  }

  /** Returns whether places depend on hash codes, in bins that become trees. */
  boolean isHashed() {
    return this == HASHED_ELEMENTS || this == HASHED_KEYS;
  }

  /** Returns whether the container calls {@code hashCode}. */
  boolean asksHashCodes() {
    return isHashed() || this == CHAINED_KEYS;
  }

  /**
   * Returns which element, or which entry, a part belongs to.
   *
   * @param part how many parts of the container came before it
   */
  int position(int part) {
    return step == 0 ? part : Math.max(0, part - first) / step;
  }

  /**
   * Returns how often a part is examined before its place is found.
   *
   * @param part how many parts of the container came before it
   */
  long looks(int part) {
    int before = position(part);
    return switch (this) {
      case SORTED_ELEMENTS, SORTED_KEYS -> 32 - Integer.numberOfLeadingZeros(before | 1);
      case COMPARED_ELEMENTS, CHAINED_KEYS -> 1 + before / 4;
      default -> 1;
    };
  }
}
