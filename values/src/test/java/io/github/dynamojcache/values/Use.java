package io.github.dynamojcache.values;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Uses a value as an application would. */
final class Use {

  private Use() {}

  /** Looks up every key and element, and asks for text and hash code. */
  static void everything(Object value) {
    if (value instanceof Map<?, ?> map) {
      // A copy: to look up is to change the order of a map that is ordered by access.
      for (Map.Entry<?, ?> entry : new ArrayList<Map.Entry<?, ?>>(map.entrySet())) {
        Object key = entry.getKey();
        check(map.containsKey(key), "a key is not found: ", key);
        check(Objects.equals(map.get(key), entry.getValue()), "another value is found for: ", key);
      }
    } else if (value instanceof Set<?> set) {
      set.forEach(element -> check(set.contains(element), "an element is not found: ", element));
    } else if (value instanceof Collection<?> collection) {
      check(collection.toArray().length == collection.size(), "the size is wrong: ", collection);
    }
    check(value.hashCode() == value.hashCode(), "the hash code changes: ", value);
    check(value.equals(value), "it does not equal itself: ", value);
    String text = value.toString();
    check(text == null || !text.isEmpty() || text.isEmpty(), "no text", value);
  }

  private static void check(boolean holds, String otherwise, Object what) {
    if (!holds) {
      throw new IllegalStateException(otherwise + what);
    }
  }
}
