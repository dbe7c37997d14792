package io.github.dynamojcache.values.jdk;

import java.util.Collection;
import java.util.Map;

/** Puts elements into containers. */
final class Fill {

  private Fill() {}

  /** For what is only asked so that an object is used before it is stored. */
  static <T> T never() {
    throw new IllegalStateException("an object of the JDK does not behave");
  }

  static <C extends Collection<? super String>> C texts(C collection, String... elements) {
    for (String element : elements) {
      collection.add(element);
    }
    return collection;
  }

  static <C extends Collection<? super String>> C some(C collection) {
    return texts(collection, "delta", "Alpha", "charlie", "bravo", "Echo");
  }

  static <C extends Collection<? super String>> C many(C collection) {
    for (int i = 0; i < 100; i++) {
      collection.add("element " + i * 7919 % 100);
    }
    return collection;
  }

  static <M extends Map<? super String, ? super Integer>> M some(M map) {
    map.put("delta", 4);
    map.put("Alpha", 1);
    map.put("charlie", 3);
    map.put("bravo", 2);
    return map;
  }

  static <M extends Map<? super String, ? super Integer>> M many(M map) {
    for (int i = 0; i < 100; i++) {
      map.put("key " + i * 7919 % 100, i);
    }
    return map;
  }
}
