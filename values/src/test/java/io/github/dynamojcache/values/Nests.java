package io.github.dynamojcache.values;

import java.io.Serializable;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Places at which a value stands inside another one. */
final class Nests {

  private static final Map<String, UnaryOperator<Object>> ALL = new LinkedHashMap<>();

  static {
    ALL.put("alone", value -> value);
    ALL.put("in a list", value -> new ArrayList<>(Collections.singletonList(value)));
    ALL.put("as the value of a map", Nests::mapped);
    ALL.put("in an array of its class", Nests::inArray);
    ALL.put("in a record", Held::new);
    ALL.put("in a field", Holder::new);
    ALL.put("twice", value -> new ArrayList<>(Arrays.asList(value, "between", value)));
    ALL.put("twice in an array", value -> new Object[] {new Held(value), value});
  }

  /** A record of an application. */
  record Held(@Nullable Object value) implements Serializable {}

  /** A class of an application. */
  static final class Holder implements Serializable {
    private final String name = "holder";
    private final @Nullable Object value;

    Holder(@Nullable Object value) {
      this.value = value;
    }

    @Override
    public String toString() {
      return name + value;
    }
  }

  private Nests() {}

  private static Object inArray(Object value) {
    Object array = Array.newInstance(value.getClass(), 2);
    Array.set(array, 1, value);
    return array;
  }

  private static Map<String, Object> mapped(Object value) {
    Map<String, Object> map = new HashMap<>();
    map.put("k", value);
    return map;
  }

  /** Returns what puts a value at each place, by the place. */
  static Map<String, UnaryOperator<Object>> all() {
    return ALL;
  }
}
