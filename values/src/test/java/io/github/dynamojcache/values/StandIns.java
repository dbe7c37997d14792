package io.github.dynamojcache.values;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Views of the JDK that Java serialization does not store, for which a collection of its own may
 * come back: it has the same elements, in the same order, by the same comparator. What the view
 * looks at is not part of the value. A view that is not in the table must be refused.
 */
final class StandIns {

  private static final String LAZY = "kotlin.";

  private static final Set<String> VIEWS =
      Set.of(
          "java.util.ArrayList$SubList",
          "java.util.AbstractList$SubList",
          "java.util.AbstractList$RandomAccessSubList",
          "java.util.ImmutableCollections$SubList",
          "java.util.HashMap$KeySet",
          "java.util.HashMap$Values",
          "java.util.HashMap$EntrySet",
          "java.util.HashMap$Node",
          "java.util.LinkedHashMap$LinkedKeySet",
          "java.util.LinkedHashMap$LinkedValues",
          "java.util.LinkedHashMap$LinkedEntrySet",
          "java.util.LinkedHashMap$Entry",
          "java.util.TreeMap$KeySet",
          "java.util.TreeMap$Values",
          "java.util.TreeMap$EntrySet",
          "java.util.TreeMap$Entry",
          "java.util.EnumMap$KeySet",
          "java.util.EnumMap$Values",
          "java.util.EnumMap$EntrySet",
          "java.util.Hashtable$Entry",
          "java.util.Hashtable$EntrySet",
          "java.util.Hashtable$KeySet",
          "java.util.Hashtable$ValueCollection",
          "java.util.concurrent.ConcurrentSkipListMap$EntrySet",
          "java.util.concurrent.ConcurrentSkipListMap$KeySet",
          "java.util.concurrent.ConcurrentSkipListMap$Values",
          "java.util.KeyValueHolder");

  private StandIns() {}

  /** Returns whether the actual object may stand for a view. */
  static boolean standsFor(Object view, Object actual) {
    return isEvaluated(view)
        ? actual.getClass().getName().equals(LAZY + "InitializedLazyImpl")
        : VIEWS.contains(view.getClass().getName()) && kindOf(view) == kindOf(actual);
  }

  /** A lazy value of Kotlin, which writes its value in its own place. */
  private static boolean isEvaluated(Object object) {
    String name = object.getClass().getName();
    return name.equals(LAZY + "SynchronizedLazyImpl") || name.equals(LAZY + "UnsafeLazyImpl");
  }

  private static Object evaluated(Object lazy) {
    try {
      Method getValue = lazy.getClass().getMethod("getValue");
      getValue.setAccessible(true);
      return getValue.invoke(lazy);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> kindOf(Object object) {
    for (Class<?> kind :
        List.<Class<?>>of(
            SortedSet.class,
            Set.class,
            List.class,
            Collection.class,
            SortedMap.class,
            Map.class,
            Map.Entry.class)) {
      if (kind.isInstance(object)) {
        return kind == Collection.class ? List.class : kind;
      }
    }
    return Object.class;
  }

  /** Returns what the view and its stand-in have in common. */
  static List<Part> parts(Object object, boolean inOrder) {
    if (object.getClass().getName().startsWith(LAZY)) {
      return List.of(new Part.Value("value", evaluated(object)));
    }
    if (object instanceof Map.Entry<?, ?> entry) {
      return List.of(
          new Part.Value("key", entry.getKey()), new Part.Value("value", entry.getValue()));
    }
    Collection<?> elements = (Collection<?>) object;
    List<Part> parts = new ArrayList<>();
    if (object instanceof SortedSet<?> sorted) {
      parts.add(new Part.Value("comparator", sorted.comparator()));
    }
    if (inOrder) {
      parts.add(new Part.Value("elements", elements.toArray()));
    } else {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      elements.forEach(element -> rows.add(Arrays.asList(element)));
      parts.add(new Part.Bag("elements", rows));
    }
    return parts;
  }

  /** Returns whether the elements of a view have an order. */
  static boolean isInOrder(Object view) {
    String name = view.getClass().getName();
    return !name.startsWith("java.util.HashMap$Key") && !name.startsWith("java.util.HashMap$Entry");
  }
}
