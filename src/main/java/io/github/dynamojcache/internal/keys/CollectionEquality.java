package io.github.dynamojcache.internal.keys;

import java.math.BigDecimal;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds reasons why a collection does not equal every other one with the same elements. Collections
 * of the JDK do, by contract, except those that use a comparator or identity. Any other collection
 * is compared with a plain copy.
 */
final class CollectionEquality {

  private static final String REMEDY = ". Use a plain copy: new ";

  private CollectionEquality() {}

  static @Nullable String objection(List<?> list) {
    return isOfTheJdk(list) || isLike(list, new ArrayList<>(list)) ? null : own(list, "ArrayList");
  }

  static @Nullable String objection(Set<?> set) {
    if (set instanceof SortedSet<?> sorted) {
      String objection = toOrder(sorted.comparator(), set, "HashSet");
      if (objection != null) {
        return objection;
      }
    }
    if (isOfTheJdk(set) && !set.getClass().getName().startsWith("java.util.Collections$")) {
      return set.getClass().getName().startsWith("java.util.IdentityHashMap")
          ? byIdentity(set, "HashSet")
          : null;
    }
    Set<Object> copy = new HashSet<>(set);
    if (!isLike(set, copy) || takesOthersFor(set, copy)) {
      return own(set, "HashSet");
    }
    return null;
  }

  static @Nullable String objection(Map<?, ?> map) {
    if (map instanceof SortedMap<?, ?> sorted) {
      String objection = toOrder(sorted.comparator(), map.keySet(), "HashMap");
      if (objection != null) {
        return objection;
      }
    }
    if (map instanceof IdentityHashMap<?, ?>) {
      return byIdentity(map, "HashMap");
    }
    if (isOfTheJdk(map) && !map.getClass().getName().startsWith("java.util.Collections$")) {
      return null;
    }
    Map<Object, Object> copy = new HashMap<>(map);
    if (!isLike(map, copy) || takesOthersFor(map.keySet(), copy.keySet())) {
      return own(map, "HashMap");
    }
    return null;
  }

  static @Nullable String objection(Map.Entry<?, ?> entry) {
    return isOfTheJdk(entry)
            || isLike(
                entry,
                new SimpleImmutableEntry<@Nullable Object, @Nullable Object>(
                    entry.getKey(), entry.getValue()))
        ? null
        : own(entry, "AbstractMap.SimpleImmutableEntry");
  }

  private static boolean isOfTheJdk(Object collection) {
    Class<?> type = collection.getClass();
    return type.getClassLoader() == null;
  }

  /** Equality is transitive: two collections that equal the same plain copy equal each other. */
  private static boolean isLike(Object collection, Object copy) {
    return collection.equals(copy)
        && copy.equals(collection)
        && collection.hashCode() == copy.hashCode();
  }

  /** Whether a set uses a comparator behind a wrapper. */
  private static boolean takesOthersFor(Set<?> set, Set<?> copy) {
    for (Object element : copy) {
      for (Object other : lookalikes(element)) {
        if (!copy.contains(other) && contains(set, other)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean contains(Set<?> set, Object other) {
    try {
      return set.contains(other);
    } catch (ClassCastException | NullPointerException e) {
      return false;
    }
  }

  private static List<Object> lookalikes(@Nullable Object element) {
    if (element instanceof String text) {
      StringBuilder swapped = new StringBuilder();
      text.chars()
          .forEach(
              c ->
                  swapped.append(
                      (char)
                          (Character.isUpperCase(c)
                              ? Character.toLowerCase(c)
                              : Character.toUpperCase(c))));
      return List.of(swapped.toString(), new String(text) + " ", "\uffff".repeat(text.length()));
    }
    if (element instanceof BigDecimal number) {
      return List.of(number.setScale(number.scale() + 1));
    }
    return List.of();
  }

  private static @Nullable String toOrder(
      @Nullable Comparator<?> comparator, Set<?> elements, String plain) {
    if (comparator != null && !isNatural(comparator)) {
      return "is put in order by a "
          + comparator.getClass().getName()
          + ", which also decides what is equal"
          + REMEDY
          + plain;
    }
    for (Object element : elements) {
      if (element instanceof BigDecimal) {
        return "tells its numbers apart by compareTo, for which 1.0 is 1.00" + REMEDY + plain;
      }
      break;
    }
    return null;
  }

  private static boolean isNatural(Comparator<?> comparator) {
    return comparator == Comparator.naturalOrder()
        || comparator == Collections.reverseOrder()
        || comparator.getClass().getName().equals("com.google.common.collect.NaturalOrdering");
  }

  private static String byIdentity(Object collection, String plain) {
    return "is a " + collection.getClass().getName() + ", which goes by identity" + REMEDY + plain;
  }

  private static String own(Object collection, String plain) {
    return "is a "
        + collection.getClass().getName()
        + ", whose equality is not that of every other with the same elements"
        + REMEDY
        + plain;
  }
}
