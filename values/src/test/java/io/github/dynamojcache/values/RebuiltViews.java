package io.github.dynamojcache.values;

import io.github.dynamojcache.values.Views.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Levels of what libraries build anew when it is read, as {@link Views} has them. */
final class RebuiltViews {

  private static final String SCHEMA = "a schema is the text of which it is parsed";
  private static final String TABLE = "the layout of a table; its entries and their order count";

  private RebuiltViews() {}

  /** Returns the views by the name of the class. */
  static Map<String, View> all() {
    Map<String, View> all = new HashMap<>();
    put(all, "org.apache.avro.JsonProperties", SCHEMA, o -> List.of());
    put(all, "org.apache.avro.Schema", SCHEMA, o -> Views.one("text", o.toString()));
    for (String kind : List.of("Array", "Enum", "Fixed", "Map", "Named", "Record", "Union")) {
      put(all, "org.apache.avro.Schema$" + kind + "Schema", SCHEMA, o -> List.of());
    }
    put(
        all,
        "com.google.common.collect.RegularImmutableMap",
        TABLE,
        o -> Views.keysAndValues((Map<?, ?>) o));
    put(all, "kotlin.collections.builders.MapBuilder", TABLE, RebuiltViews::mapBuilder);
    return all;
  }

  /** It stands behind a set as well, and has no values then. */
  private static List<Part> mapBuilder(Object map) {
    return Anatomy.read(map.getClass(), "valuesArray", map) == null
        ? Views.row("keys", ((Map<?, ?>) map).keySet())
        : Views.keysAndValues((Map<?, ?>) map);
  }

  private static void put(
      Map<String, View> all, String name, String why, Function<Object, List<Part>> state) {
    all.put(name, new View(why, state));
  }
}
