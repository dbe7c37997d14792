package io.github.dynamojcache.values;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Uses a value as an application would. */
final class Use {

  private Use() {}

  /** Looks up every key and element, and asks for text and hash code. */
  static void everything(Object value) {
    if (value instanceof Map<?, ?> map) {
      List<Map.Entry<?, ?>> entries =
          new ArrayList<>(map.entrySet()); // a look may change the order
      for (Map.Entry<?, ?> entry : entries) {
        Object key = entry.getKey();
        check(map.containsKey(key), "a key is not found: ", key);
        check(Objects.equals(map.get(key), entry.getValue()), "another value is found for: ", key);
      }
    } else if (value instanceof Set<?> set) {
      set.forEach(element -> check(set.contains(element), "an element is not found: ", element));
    } else if (value instanceof Collection<?> collection) {
      check(collection.toArray().length == collection.size(), "the size is wrong: ", collection);
    }
    int hash = value.hashCode();
    Object same = value;
    check(hash == value.hashCode(), "the hash code changes: ", value);
    check(same.equals(value), "it does not equal itself: ", value);
    check(String.valueOf(value).equals(value.toString()), "its text changes: ", value);
  }

  private static void check(boolean holds, String otherwise, Object what) {
    if (!holds) {
      throw new IllegalStateException(otherwise + what);
    }
  }
}
