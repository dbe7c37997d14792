package io.github.dynamojcache.internal.values.surrogate;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Vavr's {@code HashSet} and {@code LinkedHashSet}: stored as their elements in their order. Their
 * own fields are a tree by hash codes, which differ between JVMs.
 */
final class VavrHashSets extends LibrarySurrogate<Set<?>> {

  private final LibraryMethod size;
  private final LibraryMethod ofAll;

  VavrHashSets(Class<?> type) {
    super(type);
    this.size = LibraryMethod.of(type, "size");
    this.ofAll = LibraryMethod.of(type, "ofAll", Iterable.class);
  }

  @Override
  public Set<?> toStored(Object value) {
    Set<@Nullable Object> stored = new LinkedHashSet<>();
    for (Object element : (Iterable<?>) value) {
      stored.add(element);
    }
    Refilled.check(stored, (int) size.get(value));
    return stored;
  }

  @Override
  public Object fromStored(Set<?> stored) {
    Refilled.checkStored(stored);
    Object set = ofAll.get(null, stored);
    Refilled.checkSize(stored.size(), size.get(set));
    return set;
  }
}
