package io.github.dynamojcache.values.jdk;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.time.DayOfWeek;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The collections of {@code java.util}, with their rules. */
public final class JdkCollections implements SampleSet {

  private static final String CAMEL = "Straße";

  @Override
  public Stream<Sample> samples() {
    Samples samples = new Samples();
    plain(samples);
    sorted(samples);
    maps(samples);
    mapsWithRules(samples);
    enums(samples);
    immutable(samples);
    return samples.stream();
  }

  private static void collection(
      Samples samples, String name, Supplier<? extends Collection<String>> empty) {
    samples.add(name + " empty", empty::get);
    samples.add(name + " of some", () -> Fill.some(empty.get()));
    samples.add(name + " of many", () -> Fill.many(empty.get()));
    samples.add(name + " emptied", () -> emptied(Fill.some(empty.get())));
  }

  private static void map(
      Samples samples, String name, Supplier<? extends Map<String, Integer>> empty) {
    samples.add(name + " empty", empty::get);
    samples.add(name + " of some", () -> Fill.some(empty.get()));
    samples.add(name + " of many", () -> Fill.many(empty.get()));
    samples.add(name + " whose views were asked for", () -> lookedAt(Fill.some(empty.get())));
  }

  private static <C extends Collection<?>> C emptied(C collection) {
    collection.clear();
    return collection;
  }

  private static <M extends Map<?, ?>> M lookedAt(M map) {
    int seen = map.keySet().size() + map.values().size() + map.entrySet().size();
    return seen < 0 ? Fill.never() : map;
  }

  private static void plain(Samples samples) {
    collection(samples, "ArrayList", ArrayList::new);
    collection(samples, "LinkedList", LinkedList::new);
    collection(samples, "Vector", Vector::new);
    collection(samples, "Vector with increment", () -> new Vector<>(2, 3));
    collection(samples, "Stack", Stack::new);
    collection(samples, "ArrayDeque", ArrayDeque::new);
    collection(samples, "HashSet", HashSet::new);
    collection(samples, "HashSet with room", () -> new HashSet<>(1000, 0.5f));
    collection(samples, "LinkedHashSet", LinkedHashSet::new);
    samples.add("ArrayList with nulls", () -> new ArrayList<>(Arrays.asList(null, "a", null)));
    samples.add("LinkedList with nulls", () -> new LinkedList<>(Arrays.asList(null, "a")));
    samples.add("HashSet with null", () -> new HashSet<>(Arrays.asList(null, "a")));
    samples.add("Arrays.asList", () -> Arrays.asList("b", "a", null));
    samples.add("Arrays.asList of an Integer[]", () -> Arrays.asList(new Integer[] {1, 2}));
    samples.add("Arrays.asList of arrays", () -> Arrays.asList(new int[] {1}, new int[] {2}));
    samples.add("Arrays.asList of none", () -> Arrays.asList());
  }

  private static void sorted(Samples samples) {
    collection(samples, "TreeSet", TreeSet::new);
    collection(samples, "PriorityQueue", PriorityQueue::new);
    for (Map.Entry<String, Supplier<Comparator<String>>> order : Orders.ofTexts().entrySet()) {
      Supplier<Comparator<String>> comparator = order.getValue();
      collection(samples, "TreeSet " + order.getKey(), () -> new TreeSet<>(comparator.get()));
      map(samples, "TreeMap " + order.getKey(), () -> new TreeMap<>(comparator.get()));
      collection(
          samples, "PriorityQueue " + order.getKey(), () -> new PriorityQueue<>(comparator.get()));
    }
    samples.add(
        "TreeSet ignoring case, with two that are nearly equal",
        () -> Fill.texts(new TreeSet<>(String.CASE_INSENSITIVE_ORDER), "A", "a", CAMEL));
    samples.add("TreeSet with null", () -> withNull(new TreeSet<>(Orders.nullsOfTheJdk())));
  }

  private static Set<String> withNull(Set<String> set) {
    set.add("a");
    return set;
  }

  private static void maps(Samples samples) {
    map(samples, "HashMap", HashMap::new);
    map(samples, "HashMap with room", () -> new HashMap<>(1000, 0.5f));
    map(samples, "LinkedHashMap", LinkedHashMap::new);
    map(samples, "TreeMap", TreeMap::new);
    map(samples, "Hashtable", Hashtable::new);
    map(samples, "WeakHashMap", WeakHashMap::new);
    samples.add("HashMap with null key", () -> withNullKey(new HashMap<>()));
    samples.add("LinkedHashMap with null key", () -> withNullKey(new LinkedHashMap<>()));
    samples.add("HashMap of colliding keys", JdkCollections::colliding);
  }

  private static Map<String, String> withNullKey(Map<String, String> map) {
    map.put(null, "of null");
    map.put("null", null);
    return map;
  }

  private static Map<String, Integer> colliding() {
    Map<String, Integer> map = new HashMap<>();
    for (int i = 0; i < 1 << 6; i++) {
      StringBuilder key = new StringBuilder();
      for (int bit = 0; bit < 6; bit++) {
        key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      map.put(key.toString(), i);
    }
    return map;
  }

  private static void mapsWithRules(Samples samples) {
    samples.add("LinkedHashMap in order of access", JdkCollections::byAccess);
    samples.add("IdentityHashMap empty", () -> new IdentityHashMap<>());
    samples.add(
        "IdentityHashMap by enums", () -> new IdentityHashMap<>(Map.of(DayOfWeek.MONDAY, 1)));
    samples.add("IdentityHashMap by classes", () -> new IdentityHashMap<>(Map.of(String.class, 1)));
    samples.add("IdentityHashMap by texts", JdkCollections::byIdentity);
    samples.add("IdentityHashMap and its keys", JdkCollections::identitiesAndKeys);
    samples.add("Properties", () -> properties(new Properties()));
    samples.add("Properties with defaults", () -> properties(new Properties(defaults())));
    samples.add("Properties with defaults of defaults", JdkCollections::twiceDefaulted);
    samples.add("Properties with other objects", JdkCollections::withObjects);
    samples.add("newSetFromMap of IdentityHashMap", JdkCollections::identitySet);
  }

  private static Map<String, Integer> byAccess() {
    LinkedHashMap<String, Integer> map = Fill.some(new LinkedHashMap<>(16, 0.75f, true));
    map.get("delta");
    return map;
  }

  private static Map<String, Integer> byIdentity() {
    IdentityHashMap<String, Integer> map = new IdentityHashMap<>();
    map.put(new StringBuilder("a").toString(), 1);
    map.put(new StringBuilder("a").toString(), 2);
    return map;
  }

  private static List<Object> identitiesAndKeys() {
    List<Object> keys = List.of(new ArrayList<>(List.of("k")), new ArrayList<>(List.of("k")));
    IdentityHashMap<Object, Integer> map = new IdentityHashMap<>();
    map.put(keys.get(0), 1);
    map.put(keys.get(1), 2);
    return new ArrayList<>(List.of(map, keys.get(0), keys.get(1)));
  }

  private static Set<Object> identitySet() {
    Set<Object> set = Collections.newSetFromMap(new IdentityHashMap<>());
    set.add(DayOfWeek.MONDAY);
    set.add(DayOfWeek.FRIDAY);
    return set;
  }

  private static Properties defaults() {
    Properties defaults = new Properties();
    defaults.setProperty("colour", "green");
    defaults.setProperty("size", "small");
    return defaults;
  }

  private static Properties properties(Properties properties) {
    properties.setProperty("size", "big");
    properties.setProperty("name", "ñame");
    return properties;
  }

  private static Properties twiceDefaulted() {
    Properties middle = new Properties(defaults());
    middle.setProperty("weight", "heavy");
    return new Properties(middle);
  }

  private static Properties withObjects() {
    Properties properties = new Properties();
    properties.put("count", 5);
    properties.put(7L, List.of("x"));
    return properties;
  }

  private static void enums(Samples samples) {
    samples.add("EnumSet none", () -> EnumSet.noneOf(DayOfWeek.class));
    samples.add("EnumSet all", () -> EnumSet.allOf(DayOfWeek.class));
    samples.add("EnumSet some", () -> EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.MONDAY));
    samples.add("EnumSet of bodies", () -> EnumSet.allOf(Orders.Shape.class));
    samples.add("EnumSet jumbo", () -> EnumSet.allOf(Character.UnicodeScript.class));
    samples.add("EnumSet jumbo none", () -> EnumSet.noneOf(Character.UnicodeScript.class));
    samples.add("EnumMap empty", () -> new EnumMap<>(DayOfWeek.class));
    samples.add("EnumMap", () -> new EnumMap<>(Map.of(DayOfWeek.MONDAY, 1, DayOfWeek.FRIDAY, 5)));
    samples.add("EnumMap with null", JdkCollections::enumMapWithNull);
  }

  private static Map<DayOfWeek, String> enumMapWithNull() {
    EnumMap<DayOfWeek, String> map = new EnumMap<>(DayOfWeek.class);
    map.put(DayOfWeek.TUESDAY, null);
    return map;
  }

  private static void immutable(Samples samples) {
    for (int size : new int[] {0, 1, 2, 3, 12}) {
      String[] texts = Fill.many(new ArrayList<>()).subList(0, size).toArray(String[]::new);
      samples.add("List.of " + size, () -> List.of(texts));
      samples.add("Set.of " + size, () -> Set.of(texts));
      samples.add("Stream.toList " + size, () -> Stream.of(texts).toList());
      samples.add("Map.of " + size, () -> Map.copyOf(byText(texts)));
    }
    samples.add("Stream.toList with null", () -> Stream.of("a", null).toList());
    samples.add("Set.of enums", () -> Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
    samples.add("Map.of enums", () -> Map.of(DayOfWeek.MONDAY, 1, DayOfWeek.FRIDAY, 5));
    samples.add("Map.entry", () -> Map.entry("k", "v"));
    samples.add("emptyList", Collections::emptyList);
    samples.add("emptySet", Collections::emptySet);
    samples.add("emptyMap", Collections::emptyMap);
    samples.add("emptySortedSet", Collections::emptySortedSet);
    samples.add("emptyNavigableSet", Collections::emptyNavigableSet);
    samples.add("emptySortedMap", Collections::emptySortedMap);
    samples.add("emptyNavigableMap", Collections::emptyNavigableMap);
    samples.add("singletonList", () -> Collections.singletonList("a"));
    samples.add("singletonList of null", () -> Collections.singletonList(null));
    samples.add("singleton", () -> Collections.singleton("a"));
    samples.add("singletonMap", () -> Collections.singletonMap("a", null));
    samples.add("nCopies", () -> Collections.nCopies(3, "a"));
    samples.add("nCopies none", () -> Collections.nCopies(0, "a"));
  }

  private static Map<String, Integer> byText(String... texts) {
    Map<String, Integer> map = new HashMap<>();
    for (String text : texts) {
      map.put(text, text.length());
    }
    return map;
  }
}
