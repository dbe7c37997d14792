package io.github.dynamojcache.values;

import io.github.dynamojcache.values.Views.View;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Views of Vavr's collections whose fields depend on how they were filled. */
final class VavrViews {

  private static final String TREE = "the shape of a balanced tree depends on its history";
  private static final String QUEUE =
      "its order is kept in two lists, and which element is in which depends on its history";

  private VavrViews() {}

  /** Returns them by class name. */
  static Map<String, View> all() {
    Map<String, View> views = new LinkedHashMap<>();
    views.put("io.vavr.collection.TreeMap", new View(TREE, VavrViews::sortedEntries));
    views.put("io.vavr.collection.TreeSet", new View(TREE, VavrViews::sorted));
    views.put("io.vavr.collection.LinkedHashMap", new View(QUEUE, VavrViews::entries));
    return views;
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
