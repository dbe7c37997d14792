package io.github.dynamojcache.values.hooks;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Containers of an application that extend the JDK's. */
public final class ExtendedContainers implements SampleSet {

  @Override
  public Stream<Sample> samples() {
    return new Samples()
            .add("list", () -> filled(new NamedList("n")))
            .add("list without default constructor", () -> filled(new SizedList(3, "n")))
            .add("list that changes what is added", () -> filled(new Upper()))
            .add("list that refuses what is added", Sealed::new)
            .add("list with hooks", () -> filled(new HookedList().set()))
            .add("list with transient field", () -> filled(new TransientList().set()))
            .add("list that holds itself", ExtendedContainers::inItself)
            .add("map", () -> filled(new NamedMap("n")))
            .add("map that lower-cases its keys", () -> filled(new CaseMap()))
            .add("map of fixed order", () -> filled(new FixedTree("n")))
            .add("map with a comparator of its own", () -> filled(new OrderedTree(new ByLength())))
            .add("map with a limit", () -> filled(new Lru(3)))
            .add("map by access", () -> used(new Lru(10)))
            .add("map with hooks", () -> filled(new HookedMap()))
            .add("map that resolves", () -> filled(new ResolvedMap()))
            .add("map whose constructor puts", () -> filled(new Prefilled()))
            .add("set", () -> filled(new NamedSet("n")))
            .add("linked set", () -> filled(new NamedLinkedSet("n")))
            .add("set of the application's own map", ExtendedContainers::keysOfOwn)
            .stream();
  }

  private static <C extends Collection<String>> C filled(C collection) {
    collection.addAll(List.of("b", "a", "c"));
    return collection;
  }

  private static <M extends Map<String, Integer>> M filled(M map) {
    for (String key : List.of("Bravo", "alpha", "Charlie", "d")) {
      map.put(key, key.length());
    }
    return map;
  }

  private static Lru used(Lru map) {
    filled(map).get("Bravo");
    return map;
  }

  private static Object inItself() {
    NamedList list = new NamedList("n");
    list.add("x");
    list.holder = new Object[] {list};
    return list;
  }

  private static Object keysOfOwn() {
    return filled(new NamedMap("n")).keySet();
  }

  /** With a field. */
  static class NamedList extends ArrayList<String> {
    private final String name;
    Object @Nullable [] holder;

    NamedList(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name + size();
    }
  }

  /** Cannot be made without arguments. */
  static class SizedList extends ArrayList<String> {
    private final String name;
    private final int limit;

    SizedList(int limit, String name) {
      super(limit);
      this.name = name;
      this.limit = limit;
    }

    @Override
    public boolean add(String text) {
      if (size() >= limit) {
        throw new IllegalStateException("full");
      }
      return super.add(text);
    }

    @Override
    public String toString() {
      return name + super.toString();
    }
  }

  /** Adding twice changes twice. */
  static class Upper extends ArrayList<String> {
    @Override
    public boolean add(String text) {
      return super.add(text + "!");
    }

    @Override
    public boolean addAll(Collection<? extends String> all) {
      all.forEach(this::add);
      return true;
    }
  }

  /** Cannot be added to. */
  static class Sealed extends ArrayList<String> {
    Sealed() {
      super(List.of("a", "b"));
    }

    @Override
    public boolean add(String text) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean addAll(Collection<? extends String> all) {
      throw new UnsupportedOperationException();
    }
  }

  /** With data of its own. */
  static class HookedList extends ArrayList<String> {
    private transient String extra = "initial";

    HookedList set() {
      extra = "set";
      return this;
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.writeObject(extra + size());
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      extra = (String) in.readObject();
    }

    @Override
    public String toString() {
      return extra + super.toString();
    }
  }

  /** Java brings it back without. */
  static class TransientList extends ArrayList<String> {
    private transient @Nullable String lost = "initial";

    TransientList set() {
      lost = "set";
      return this;
    }

    @Override
    public String toString() {
      return lost + super.toString();
    }
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

  /** With a field. */
  static class NamedSet extends HashSet<String> {
    private final String name;

    NamedSet(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name + super.toString();
    }
  }

  /** With a field. */
  static class NamedLinkedSet extends LinkedHashSet<String> {
    private final String name;

    NamedLinkedSet(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return name + super.toString();
    }
  }
}
