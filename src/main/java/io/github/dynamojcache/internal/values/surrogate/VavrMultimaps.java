package io.github.dynamojcache.internal.values.surrogate;

import io.github.dynamojcache.codec.UnsupportedValueException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Vavr's multimaps: stored as the kind of container for the values, the comparators, and each key
 * with its values. Their own fields are trees by hash codes, which differ between JVMs, and a
 * function that makes containers, which cannot be stored.
 */
final class VavrMultimaps extends LibrarySurrogate<List<@Nullable Object>> {

  private static final String SEQ = "SEQ";
  private static final String SET = "SET";
  private static final String SORTED_SET = "SORTED_SET";
  private static final String COLLIDE =
      " have one hash code to be read back. Give their class another hashCode";
  private static final Map<String, String> MAKERS =
      Map.of(SEQ, "withSeq", SET, "withSet", SORTED_SET, "withSortedSet");

  /**
   * The index of the first key: after the kind of container, the order of keys and that of values.
   */
  private static final int FIRST_KEY = 3;

  /** The most copies that may be made: adding a value copies those before it. */
  private static final long MOST_COPIES = 20_000_000;

  private final VavrPairs pairs;
  private final boolean sortsKeys;

  private VavrMultimaps(Class<?> type, boolean sortsKeys) {
    super(type);
    this.pairs = VavrPairs.beside(type);
    this.sortsKeys = sortsKeys;
  }

  static VavrMultimaps hashed(Class<?> type) {
    return new VavrMultimaps(type, false);
  }

  static VavrMultimaps sorted(Class<?> type) {
    return new VavrMultimaps(type, true);
  }

  @Override
  public List<@Nullable Object> toStored(Object value) {
    String containers = call(value, "getContainerType").toString();
    List<@Nullable Object> stored = new ArrayList<>();
    stored.add(containers);
    stored.add(sortsKeys ? call(value, "comparator") : null);
    stored.add(containers.equals(SORTED_SET) ? orderOfValues(value) : null);
    stored.addAll(keysWithValues(value));
    String objection = objection(stored);
    if (objection != null) {
      throw new UnsupportedValueException(objection, null);
    }
    return stored;
  }

  /** Pairs with the same key are adjacent and share the same key object. */
  private List<List<@Nullable Object>> keysWithValues(Object multimap) {
    List<List<@Nullable Object>> all = new ArrayList<>();
    List<@Nullable Object> current = new ArrayList<>();
    for (Object pair : (Iterable<?>) multimap) {
      Object key = pairs.key(pair);
      if (current.isEmpty() || current.get(0) != key) {
        current = new ArrayList<>();
        current.add(key);
        all.add(current);
      }
      current.add(pairs.value(pair));
    }
    return all;
  }

  /** Only the containers hold the order. */
  private Object orderOfValues(Object multimap) {
    for (Object container : (Iterable<?>) call(call(multimap, "asMap"), "values")) {
      return call(container, "comparator");
    }
    throw new UnsupportedValueException(
        "it is empty, and does not tell the order of its sorted sets. Store a java.util.Map of"
            + " java.util.SortedSet",
        null);
  }

  private static @Nullable String objection(List<@Nullable Object> stored) {
    List<@Nullable Object> keys = new ArrayList<>();
    long copies = 0;
    for (int i = FIRST_KEY; i < stored.size(); i++) {
      List<?> key = keyAndValues(stored.get(i));
      List<?> values = key.subList(1, key.size());
      keys.add(key.get(0));
      copies += (long) values.size() * values.size() / 2;
      if (SET.equals(stored.get(0)) && Collisions.areTooMany(values)) {
        return "too many values of one key" + COLLIDE;
      }
    }
    if (SEQ.equals(stored.get(0)) && copies > MOST_COPIES) {
      return "one key has so many values that to read them back takes too long. Store its asMap()";
    }
    return stored.get(1) == null && Collisions.areTooMany(keys) ? "too many keys" + COLLIDE : null;
  }

  @Override
  public Object fromStored(List<@Nullable Object> stored) {
    String objection = objection(stored);
    if (objection != null) {
      throw new IllegalArgumentException(objection);
    }
    List<Object> entries = new ArrayList<>();
    for (int i = FIRST_KEY; i < stored.size(); i++) {
      List<?> key = keyAndValues(stored.get(i));
      for (Object value : key.subList(1, key.size())) {
        entries.add(pairs.of(key.get(0), value));
      }
    }
    Object multimap = filled(builder(stored), stored.get(1), entries);
    Refilled.checkSize(entries.size(), call(multimap, "size"));
    return multimap;
  }

  private static List<?> keyAndValues(@Nullable Object stored) {
    if (stored instanceof List<?> key && key.size() > 1) {
      return key;
    }
    throw new IllegalArgumentException("a key without values");
  }

  private Object builder(List<@Nullable Object> stored) {
    String maker = MAKERS.get(String.valueOf(stored.get(0)));
    if (maker == null) {
      throw new IllegalArgumentException("a kind of container that is not known");
    }
    return SORTED_SET.equals(stored.get(0))
        ? LibraryMethod.of(type(), maker, Comparator.class).get(null, stored.get(2))
        : LibraryMethod.of(type(), maker).get(null);
  }

  private Object filled(Object builder, @Nullable Object keyOrder, List<Object> entries) {
    Class<?> type = builder.getClass();
    return sortsKeys
        ? LibraryMethod.of(type, "ofEntries", Comparator.class, Iterable.class)
            .get(builder, keyOrder, entries)
        : LibraryMethod.of(type, "ofEntries", Iterable.class).get(builder, entries);
  }

  private static Object call(Object object, String method) {
    return LibraryMethod.of(object.getClass(), method).get(object);
  }
}
