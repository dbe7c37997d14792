package io.github.dynamojcache.internal.values.surrogate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Spring's {@code LinkedCaseInsensitiveMap}: stored as its entries in their order and the locale of
 * its comparisons. Its own fields hold the keys in lower case according to one locale.
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
  @SuppressWarnings("unchecked") // the map rejects a key that is not a text
  public Object fromStored(Object[] stored) {
    Map<String, Object> entries = (Map<String, Object>) stored[1];
    Map<String, Object> map = (Map<String, Object>) create.get(null, entries.size() + 1, stored[0]);
    for (Map.Entry<String, Object> entry : entries.entrySet()) {
      map.put(entry.getKey(), entry.getValue());
    }
    return map;
  }
}
