package io.github.dynamojcache.values;

import io.github.dynamojcache.values.Views.View;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Views of what libraries have, where fields depend on how objects were made or filled. */
final class LibraryViews {

  private static final String TREE = "the shape of a balanced tree depends on its history";
  private static final String QUEUE =
      "its order is kept in two lists, and which element is in which depends on its history";

  private static final String FUNCTION =
      "a lambda of the library, of which Java serialization makes another class";
  private static final String TABLE =
      "the layout of a table depends on its capacity and on hash codes; its entries do not";

  private LibraryViews() {}

  /** Returns them by class name. */
  static Map<String, View> all() {
    Map<String, View> views = new LinkedHashMap<>();
    views.put("io.vavr.collection.TreeMap", new View(TREE, LibraryViews::sortedEntries));
    views.put("io.vavr.collection.TreeSet", new View(TREE, LibraryViews::sorted));
    views.put("io.vavr.collection.HashMap", new View(TABLE, LibraryViews::bagOfEntries));
    views.put("io.vavr.collection.LinkedHashMap", new View(QUEUE, LibraryViews::entries));
    views.put("io.vavr.collection.AbstractMultimap", new View(FUNCTION, LibraryViews::containers));
    views.put("io.vavr.collection.BitSetModule$AbstractBitSet", new View(FUNCTION, o -> List.of()));
    views.put(
        "org.springframework.util.ConcurrentReferenceHashMap",
        new View(TABLE, LibraryViews::references));
    return views;
  }

  private static List<Part> containers(Object multimap) {
    return List.of(
        new Part.Value("back", call(multimap, "asMap")),
        new Part.Value("containerType", call(multimap, "getContainerType")));
  }

  /** Java serialization keeps the hash codes of the JVM that wrote. */
  private static List<Part> bagOfEntries(Object map) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Object pair : (Iterable<?>) map) {
      rows.add(Arrays.asList(call(pair, "_1"), call(pair, "_2")));
    }
    return List.of(new Part.Bag("entries", rows));
  }

  private static List<Part> references(Object map) {
    List<Part> parts = new ArrayList<>(Views.bagOfEntries(map));
    for (String field : List.of("loadFactor", "referenceType", "shift")) {
      parts.add(new Part.Value(field, Anatomy.read(map.getClass(), field, map)));
    }
    return parts;
  }

  private static List<Part> sortedEntries(Object map) {
    List<Part> parts = entries(map);
    parts.add(new Part.Value("comparator", call(map, "comparator")));
    return parts;
  }

  private static List<Part> sorted(Object set) {
    List<@Nullable Object> elements = new ArrayList<>();
    ((Iterable<?>) set).forEach(elements::add);
    List<Part> parts = Views.row("elements", elements);
    parts.add(new Part.Value("comparator", call(set, "comparator")));
    return parts;
  }

  private static List<Part> entries(Object map) {
    List<@Nullable Object> all = new ArrayList<>();
    for (Object pair : (Iterable<?>) map) {
      all.add(call(pair, "_1"));
      all.add(call(pair, "_2"));
    }
    return Views.row("keysAndValues", all);
  }

  private static @Nullable Object call(Object object, String name) {
    try {
      Method method = object.getClass().getMethod(name);
      return method.invoke(object);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
