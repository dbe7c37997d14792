package io.github.dynamojcache.internal.values.surrogate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Spring's {@code LinkedCaseInsensitiveMap}: its entries in their order, and the locale by which it
 * compares. Its own fields hold the keys as one locale made them lower case.
 */
final class SpringMaps extends LibrarySurrogate<Object[]> {

  private final LibraryMethod create;
  private final LibraryMethod getLocale;

  SpringMaps(Class<?> type) {
    super(type);
    this.create = LibraryMethod.constructor(type, int.class, Locale.class);
    this.getLocale = LibraryMethod.of(type, "getLocale");
  }

  @Override
  public Object[] toStored(Object value) {
    return new Object[] {getLocale.get(value), new LinkedHashMap<>((Map<?, ?>) value)};
  }

  @Override
  @SuppressWarnings("unchecked") // a key that is no text is refused by the map
  public Object fromStored(Object[] stored) {
    Map<String, Object> entries = (Map<String, Object>) stored[1];
    Map<String, Object> map = (Map<String, Object>) create.get(null, entries.size() + 1, stored[0]);
    for (Map.Entry<String, Object> entry : entries.entrySet()) {
      map.put(entry.getKey(), entry.getValue());
    }
    return map;
  }
}
