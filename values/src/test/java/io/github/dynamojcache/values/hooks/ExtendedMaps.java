package io.github.dynamojcache.values.hooks;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Maps of an application that extend the JDK's. */
public final class ExtendedMaps implements SampleSet {

  @Override
  public Stream<Sample> samples() {
    return new Samples()
            .add("map", () -> filled(new NamedMap("n")))
            .add("map that lower-cases its keys", () -> filled(new CaseMap()))
            .add("map of fixed order", () -> filled(new FixedTree("n")))
            .add("map with a comparator of its own", () -> filled(new OrderedTree(new ByLength())))
            .add("map with a limit", () -> filled(new Lru(3)))
            .add("map by access", () -> used(new Lru(10)))
            .add("map with hooks", () -> filled(new HookedMap()))
            .add("map that resolves", () -> filled(new ResolvedMap()))
            .add("map whose constructor puts", () -> filled(new Prefilled()))
            .add("set of the application's own map", ExtendedMaps::keysOfOwn)
            .stream();
  }

  private static Lru used(Lru map) {
    filled(map).get("Bravo");
    return map;
  }

  private static Object keysOfOwn() {
    return filled(new NamedMap("n")).keySet();
  }

  /** With a field. */
  static class NamedMap extends HashMap<String, Integer> {
    private final String name;

    NamedMap(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name + super.toString();
    }
  }

  /** Finds keys in any case. */
  static class CaseMap extends HashMap<String, Integer> {
    private final Map<String, String> original = new HashMap<>();

    @Override
    public @Nullable Integer put(String key, Integer value) {
      original.put(key.toLowerCase(Locale.ROOT), key);
      return super.put(key.toLowerCase(Locale.ROOT), value);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
      return key instanceof String text && super.containsKey(text.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
      return original.toString();
    }
  }

  /** Has its order from its class. */
  static class FixedTree extends TreeMap<String, Integer> {
    private final String name;

    FixedTree(String name) {
      super(String.CASE_INSENSITIVE_ORDER);
      this.name = name;
    }

    @Override
    public String toString() {
      return name + super.toString();
    }
  }

  /** An order that cannot be made without reading its class. */
  static class ByLength implements Comparator<String>, java.io.Serializable {
    private final boolean longer = true;

    @Override
    public int compare(String a, String b) {
      int byLength = Integer.compare(a.length(), b.length());
      return byLength == 0 ? a.compareTo(b) : longer ? -byLength : byLength;
    }
  }

  /** Has its order from outside. */
  static class OrderedTree extends TreeMap<String, Integer> {
    OrderedTree(Comparator<String> order) {
      super(order);
    }
  }

  /** Removes the eldest. */
  static class Lru extends LinkedHashMap<String, Integer> {
    private final int limit;

    Lru(int limit) {
      super(16, 0.75f, true);
      this.limit = limit;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
      return size() > limit;
    }
  }

  /** With data of its own. */
  static class HookedMap extends HashMap<String, Integer> {
    private transient int sum = 5;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      sum = values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
      return sum + super.toString();
    }
  }

  /** Comes back as another class. */
  static class ResolvedMap extends HashMap<String, Integer> {
    private Object readResolve() {
      return new TreeMap<>(this);
    }
  }

  /** What its constructor puts is not doubled and does not come back. */
  static class Prefilled extends HashMap<String, Integer> {
    Prefilled() {
      super.put("always", 0);
      super.remove("never");
    }

    @Override
    public @Nullable Integer put(String key, Integer value) {
      super.remove("always");
      return super.put(key, value);
    }
  }

  private static <M extends Map<String, Integer>> M filled(M map) {
    for (String key : List.of("Bravo", "alpha", "Charlie", "d")) {
      map.put(key, key.length());
    }
    return map;
  }
}
