package io.github.dynamojcache.values.jdk;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every wrapper of {@link Collections} around every kind that can stand behind it. */
public final class JdkWrappers implements SampleSet {

  private static final Map<String, Supplier<Collection<String>>> COLLECTIONS =
      new LinkedHashMap<>();
  private static final Map<String, Supplier<Map<String, Integer>>> MAPS = new LinkedHashMap<>();

  static {
    COLLECTIONS.put("ArrayList", ArrayList::new);
    COLLECTIONS.put("LinkedList", LinkedList::new);
    COLLECTIONS.put("Vector", Vector::new);
    COLLECTIONS.put("CopyOnWriteArrayList", CopyOnWriteArrayList::new);
    COLLECTIONS.put("ArrayDeque", ArrayDeque::new);
    COLLECTIONS.put("PriorityQueue", PriorityQueue::new);
    COLLECTIONS.put("HashSet", HashSet::new);
    COLLECTIONS.put("LinkedHashSet", LinkedHashSet::new);
    COLLECTIONS.put("TreeSet", TreeSet::new);
    COLLECTIONS.put("TreeSet by case", () -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER));
    COLLECTIONS.put("TreeSet reverse", () -> new TreeSet<>(Collections.reverseOrder()));
    COLLECTIONS.put("ConcurrentSkipListSet", ConcurrentSkipListSet::new);
    COLLECTIONS.put("concurrent keys", ConcurrentHashMap::newKeySet);
    COLLECTIONS.put("set of map", () -> Collections.newSetFromMap(new HashMap<>()));
    MAPS.put("HashMap", HashMap::new);
    MAPS.put("LinkedHashMap", LinkedHashMap::new);
    MAPS.put("LinkedHashMap by access", () -> new LinkedHashMap<>(16, 0.75f, true));
    MAPS.put("TreeMap", TreeMap::new);
    MAPS.put("TreeMap by case", () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
    MAPS.put("Hashtable", Hashtable::new);
    MAPS.put("ConcurrentHashMap", ConcurrentHashMap::new);
    MAPS.put("ConcurrentSkipListMap", ConcurrentSkipListMap::new);
    MAPS.put("IdentityHashMap", IdentityHashMap::new);
  }

  @Override
  public Stream<Sample> samples() {
    Samples samples = new Samples();
    COLLECTIONS.forEach((name, empty) -> around(samples, name, () -> Fill.some(empty.get())));
    MAPS.forEach((name, empty) -> aroundMap(samples, name, () -> Fill.some(empty.get())));
    twice(samples);
    return samples.stream();
  }

  private static void around(Samples samples, String name, Supplier<Collection<String>> inner) {
    samples.add(
        "unmodifiableCollection " + name, () -> Collections.unmodifiableCollection(inner.get()));
    samples.add(
        "synchronizedCollection " + name, () -> Collections.synchronizedCollection(inner.get()));
    samples.add(
        "checkedCollection " + name,
        () -> Collections.checkedCollection(inner.get(), String.class));
    Collection<String> kind = inner.get();
    if (kind instanceof List<?>) {
      aroundList(samples, name, () -> (List<String>) inner.get());
    }
    if (kind instanceof Set<?>) {
      aroundSet(samples, name, () -> (Set<String>) inner.get());
    }
    if (kind instanceof NavigableSet<?>) {
      aroundSorted(samples, name, () -> (NavigableSet<String>) inner.get());
    }
    if (kind instanceof Queue<?>) {
      samples.add(
          "checkedQueue " + name,
          () -> Collections.checkedQueue((Queue<String>) inner.get(), String.class));
    }
  }

  private static void aroundList(Samples samples, String name, Supplier<List<String>> inner) {
    samples.add("unmodifiableList " + name, () -> Collections.unmodifiableList(inner.get()));
    samples.add("synchronizedList " + name, () -> Collections.synchronizedList(inner.get()));
    samples.add("checkedList " + name, () -> Collections.checkedList(inner.get(), String.class));
  }

  private static void aroundSet(Samples samples, String name, Supplier<Set<String>> inner) {
    samples.add("unmodifiableSet " + name, () -> Collections.unmodifiableSet(inner.get()));
    samples.add("synchronizedSet " + name, () -> Collections.synchronizedSet(inner.get()));
    samples.add("checkedSet " + name, () -> Collections.checkedSet(inner.get(), String.class));
  }

  private static void aroundSorted(
      Samples samples, String name, Supplier<NavigableSet<String>> inner) {
    Supplier<SortedSet<String>> sorted = inner::get;
    samples.add(
        "unmodifiableSortedSet " + name, () -> Collections.unmodifiableSortedSet(sorted.get()));
    samples.add(
        "unmodifiableNavigableSet " + name,
        () -> Collections.unmodifiableNavigableSet(inner.get()));
    samples.add(
        "synchronizedSortedSet " + name, () -> Collections.synchronizedSortedSet(sorted.get()));
    samples.add(
        "synchronizedNavigableSet " + name,
        () -> Collections.synchronizedNavigableSet(inner.get()));
    samples.add(
        "checkedSortedSet " + name, () -> Collections.checkedSortedSet(sorted.get(), String.class));
    samples.add(
        "checkedNavigableSet " + name,
        () -> Collections.checkedNavigableSet(inner.get(), String.class));
  }

  private static void aroundMap(
      Samples samples, String name, Supplier<Map<String, Integer>> inner) {
    samples.add("unmodifiableMap " + name, () -> Collections.unmodifiableMap(inner.get()));
    samples.add("synchronizedMap " + name, () -> Collections.synchronizedMap(inner.get()));
    samples.add(
        "checkedMap " + name,
        () -> Collections.checkedMap(inner.get(), String.class, Integer.class));
    samples.add(
        "newSetFromMap " + name,
        () -> {
          Map<String, Boolean> empty = emptyLike(inner.get());
          return Fill.some(Collections.newSetFromMap(empty));
        });
    samples.add(
        "keys of an unmodifiable " + name, () -> Collections.unmodifiableMap(inner.get()).keySet());
    samples.add(
        "entries of an unmodifiable " + name,
        () -> Collections.unmodifiableMap(inner.get()).entrySet());
    samples.add(
        "keys of a synchronized " + name, () -> Collections.synchronizedMap(inner.get()).keySet());
    samples.add(
        "values of a synchronized " + name,
        () -> Collections.synchronizedMap(inner.get()).values());
    if (inner.get() instanceof NavigableMap<?, ?>) {
      aroundSortedMap(samples, name, () -> (NavigableMap<String, Integer>) inner.get());
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Boolean> emptyLike(Map<String, Integer> map) {
    map.clear();
    return (Map<String, Boolean>) (Map<String, ?>) map;
  }

  private static void aroundSortedMap(
      Samples samples, String name, Supplier<NavigableMap<String, Integer>> inner) {
    Supplier<SortedMap<String, Integer>> sorted = inner::get;
    samples.add(
        "unmodifiableSortedMap " + name, () -> Collections.unmodifiableSortedMap(sorted.get()));
    samples.add(
        "unmodifiableNavigableMap " + name,
        () -> Collections.unmodifiableNavigableMap(inner.get()));
    samples.add(
        "synchronizedSortedMap " + name, () -> Collections.synchronizedSortedMap(sorted.get()));
    samples.add(
        "synchronizedNavigableMap " + name,
        () -> Collections.synchronizedNavigableMap(inner.get()));
    samples.add(
        "checkedSortedMap " + name,
        () -> Collections.checkedSortedMap(sorted.get(), String.class, Integer.class));
    samples.add(
        "checkedNavigableMap " + name,
        () -> Collections.checkedNavigableMap(inner.get(), String.class, Integer.class));
  }

  private static void twice(Samples samples) {
    samples.add(
        "wrapper and what is behind it",
        () -> {
          List<String> inner = Fill.some(new ArrayList<>());
          return new ArrayList<>(List.of(inner, Collections.unmodifiableList(inner)));
        });
    samples.add(
        "synchronized around unmodifiable",
        () ->
            Collections.synchronizedMap(
                Collections.unmodifiableMap(Fill.some(new TreeMap<>(Collections.reverseOrder())))));
    samples.add(
        "two views of one synchronized map",
        () -> {
          Map<String, Integer> map = Collections.synchronizedMap(Fill.some(new HashMap<>()));
          return new ArrayList<>(List.of(map, map));
        });
    samples.add(
        "unmodifiable list that holds itself through another",
        () -> {
          List<Object> inner = new ArrayList<>();
          inner.add(new Object[] {Collections.unmodifiableList(inner)});
          return inner;
        });
  }
}
