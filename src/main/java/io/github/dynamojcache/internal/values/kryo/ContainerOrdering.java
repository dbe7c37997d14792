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
 * How a container finds the place of what is put into it, and so how much of that it looks at. Sets
 * and maps that sort into bins need no more than this for texts and numbers that collide: the JDK
 * makes trees of such bins.
 */
enum ContainerOrdering {
  /** In the order in which they come, or no container. */
  IN_ORDER(0, 0),
  /** Elements by their hash code. */
  HASHED_ELEMENTS(0, 1),
  /** Keys by their hash code. */
  HASHED_KEYS(0, 2),
  /** Elements by comparison, behind the comparator. */
  SORTED_ELEMENTS(1, 1),
  /** Keys by comparison, behind the comparator. */
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
   * Returns how a class of containers does it.
   *
   * @param type a class, or the interface that stands for the JDK's immutable ones
   * @return {@link #IN_ORDER} for what is no set or map
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
   * Returns whether a part of the container is looked at to find its place.
   *
   * @param part how many parts of the container came before it, with comparator and values
   */
  boolean looksAt(int part) {
    return step > 0 && part >= first && (part - first) % step == 0;
  }

  /** Returns whether places go by hash codes, in bins that become trees. */
  boolean isHashed() {
    return this == HASHED_ELEMENTS || this == HASHED_KEYS;
  }

  /** Returns whether hash codes are asked for. */
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
   * Returns how often a part is looked at before its place is found.
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
