package io.github.dynamojcache.usercode;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The keys of a test: those with an even number have an entry. For two of them the hooks throw. */
final class Keys {

  static final int COUNT = 40;
  static final String BAD_ABSENT = key(15);
  static final String BAD_PRESENT = key(16);

  private Keys() {}

  static String key(int i) {
    return "k%02d".formatted(i);
  }

  static boolean isBad(String key) {
    return key.equals(BAD_ABSENT) || key.equals(BAD_PRESENT);
  }

  static Set<String> all() {
    return entries("").keySet();
  }

  static Set<String> present() {
    Set<String> present = new LinkedHashSet<>(all());
    present.removeIf(key -> Integer.parseInt(key.substring(1)) % 2 == 1);
    return present;
  }

  static Map<String, String> entries(String value) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (int i = 0; i < COUNT; i++) {
      entries.put(key(i), value + i);
    }
    return entries;
  }
}
