package io.github.dynamojcache.internal.values.surrogate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Vavr's {@code HashMap} and {@code LinkedHashMap}: stored as their entries in their order. Their
 * own fields are a tree by hash codes, which differ between JVMs.
 */
final class VavrHashMaps extends LibrarySurrogate<Map<?, ?>> {

  private final VavrPairs pairs;
  private final LibraryMethod size;
  private final LibraryMethod ofAll;

  VavrHashMaps(Class<?> type) {
    super(type);
    this.pairs = VavrPairs.beside(type);
    this.size = LibraryMethod.of(type, "size");
    this.ofAll = LibraryMethod.of(type, "ofAll", Map.class);
  }

  @Override
  public Map<?, ?> toStored(Object value) {
    Map<@Nullable Object, @Nullable Object> stored = new LinkedHashMap<>();
    for (Object pair : (Iterable<?>) value) {
      stored.put(pairs.key(pair), pairs.value(pair));
    }
    Refilled.check(stored.keySet(), (int) size.get(value));
    return stored;
  }

  @Override
  public Object fromStored(Map<?, ?> stored) {
    Refilled.checkStored(stored.keySet());
    Object map = ofAll.get(null, stored);
    Refilled.checkSize(stored.size(), size.get(map));
    return map;
  }
}
