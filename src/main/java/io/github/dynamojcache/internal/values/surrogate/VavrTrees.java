package io.github.dynamojcache.internal.values.surrogate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vavr's {@code TreeMap} and {@code TreeSet}: stored as the comparator and the entries or elements
 * in their order. Their own fields are a tree by an order that may have changed by the time it is
 * read, such as that of the constants of an enum.
 */
final class VavrTrees extends LibrarySurrogate<List<@Nullable Object>> {

  private final @Nullable VavrPairs pairs;
  private final LibraryMethod comparator;
  private final LibraryMethod size;
  private final LibraryMethod ofAll;

  private VavrTrees(Class<?> type, @Nullable VavrPairs pairs, String ofAll) {
    super(type);
    this.pairs = pairs;
    this.comparator = LibraryMethod.of(type, "comparator");
    this.size = LibraryMethod.of(type, "size");
    this.ofAll = LibraryMethod.of(type, ofAll, Comparator.class, Iterable.class);
  }

  static VavrTrees maps(Class<?> type) {
    return new VavrTrees(type, VavrPairs.beside(type), "ofEntries");
  }

  static VavrTrees sets(Class<?> type) {
    return new VavrTrees(type, null, "ofAll");
  }

  @Override
  public List<@Nullable Object> toStored(Object value) {
    List<@Nullable Object> stored = new ArrayList<>();
    stored.add(comparator.get(value));
    for (Object element : (Iterable<?>) value) {
      if (pairs == null) {
        stored.add(element);
      } else {
        stored.add(pairs.key(element));
        stored.add(pairs.value(element));
      }
    }
    return stored;
  }

  @Override
  public Object fromStored(List<@Nullable Object> stored) {
    List<@Nullable Object> elements = elements(stored);
    Object tree = ofAll.get(null, stored.get(0), elements);
    Refilled.checkSize(elements.size(), size.get(tree));
    return tree;
  }

  private List<@Nullable Object> elements(List<@Nullable Object> stored) {
    if (pairs == null) {
      return stored.subList(1, stored.size());
    }
    List<@Nullable Object> elements = new ArrayList<>();
    for (int i = 1; i < stored.size(); i += 2) {
      elements.add(pairs.of(stored.get(i), stored.get(i + 1)));
    }
    return elements;
  }
}
