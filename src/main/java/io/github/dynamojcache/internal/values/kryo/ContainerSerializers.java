package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.Serializer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The containers of the JDK that Kryo could write but not read, or not read correctly. */
final class ContainerSerializers {

  private final Map<Class<?>, Serializer<?>> serializers = new HashMap<>();

  private ContainerSerializers() {}

  /**
   * Returns the serializers by exact class.
   *
   * @return a new map
   */
  static Map<Class<?>, Serializer<?>> byClass() {
    ContainerSerializers all = new ContainerSerializers();
    all.addWhole();
    all.addSorted();
    all.addUnmodifiable();
    all.addSynchronized();
    all.serializers.put(
        ConcurrentHashMap.KeySetView.class,
        ContainerSerializers.<Collection<@Nullable Object>>collection(
            elements -> {
              Set<Object> set = ConcurrentHashMap.newKeySet();
              set.addAll(elements);
              return set;
            }));
    return all.serializers;
  }

  private void addWhole() {
    serializers.put(
        List.class, ContainerSerializers.<Collection<@Nullable Object>>collection(e -> list(e)));
    serializers.put(
        Set.class, ContainerSerializers.<Collection<@Nullable Object>>collection(e -> set(e)));
    serializers.put(Map.class, map(ContainerSerializers::immutable));
    serializers.put(
        CopyOnWriteArrayList.class,
        ContainerSerializers.<Collection<@Nullable Object>>collection(CopyOnWriteArrayList::new));
    serializers.put(
        CopyOnWriteArraySet.class,
        ContainerSerializers.<Collection<@Nullable Object>>collection(CopyOnWriteArraySet::new));
  }

  private static Set<Object> set(List<@Nullable Object> elements) {
    Set<Object> distinct = new HashSet<>(elements);
    HashingCost.checkTable(distinct);
    return Set.copyOf(distinct);
  }

  private static Map<Object, Object> immutable(Map<Object, Object> map) {
    HashingCost.checkTable(map.keySet());
    return Map.copyOf(map);
  }

  private static List<@Nullable Object> list(List<@Nullable Object> elements) {
    // List.of rejects nulls, but the list of Stream.toList() may contain them.
    return elements.contains(null) ? elements.stream().toList() : List.copyOf(elements);
  }

  private void addSorted() {
    serializers.put(TreeSet.class, sortedSet(set -> set));
    serializers.put(TreeMap.class, sortedMap(map -> map));
    serializers.put(ConcurrentSkipListSet.class, sortedSet(ConcurrentSkipListSet::new));
  }

  @SuppressWarnings("JdkObsolete") // a list without random access is wrapped in another class
  private void addUnmodifiable() {
    wrap(new ArrayList<>(), Collections::unmodifiableCollection);
    wrapList(new ArrayList<>(), Collections::unmodifiableList);
    wrapList(new LinkedList<>(), Collections::unmodifiableList);
    wrapSet(Collections::unmodifiableSet);
    wrapSorted(Collections::unmodifiableSortedSet);
    wrapSorted(set -> Collections.unmodifiableNavigableSet((NavigableSet<Object>) set));
    wrapMap(Collections::unmodifiableMap);
    wrapSortedMap(Collections::unmodifiableSortedMap);
    wrapSortedMap(map -> Collections.unmodifiableNavigableMap((NavigableMap<Object, Object>) map));
  }

  @SuppressWarnings("JdkObsolete")
  private void addSynchronized() {
    wrap(new ArrayList<>(), Collections::synchronizedCollection);
    wrapList(new ArrayList<>(), Collections::synchronizedList);
    wrapList(new LinkedList<>(), Collections::synchronizedList);
    wrapSet(Collections::synchronizedSet);
    wrapSorted(Collections::synchronizedSortedSet);
    wrapSorted(set -> Collections.synchronizedNavigableSet((NavigableSet<Object>) set));
    wrapMap(Collections::synchronizedMap);
    wrapSortedMap(Collections::synchronizedSortedMap);
    wrapSortedMap(map -> Collections.synchronizedNavigableMap((NavigableMap<Object, Object>) map));
  }

  private void wrap(
      Collection<Object> sample, Function<Collection<Object>, Collection<Object>> wrapper) {
    add(wrapper, sample, collection(elements -> wrapper.apply(new ArrayList<>(elements))));
  }

  private void wrapList(List<Object> sample, Function<List<Object>, List<Object>> wrapper) {
    boolean random = sample instanceof ArrayList;
    add(
        wrapper,
        sample,
        collection(
            elements -> wrapper.apply(random ? new ArrayList<>(elements) : linked(elements))));
  }

  @SuppressWarnings("JdkObsolete")
  private static List<Object> linked(List<@Nullable Object> elements) {
    return new LinkedList<>(elements);
  }

  private void wrapSet(Function<Set<Object>, Set<Object>> wrapper) {
    add(
        wrapper,
        new LinkedHashSet<>(),
        collection(elements -> wrapper.apply(new LinkedHashSet<>(elements))));
  }

  private void wrapSorted(Function<SortedSet<Object>, SortedSet<Object>> wrapper) {
    add(wrapper, new TreeSet<>(), sortedSet(wrapper));
  }

  private void wrapMap(Function<Map<Object, Object>, Map<Object, Object>> wrapper) {
    add(wrapper, new LinkedHashMap<>(), map(wrapper));
  }

  private void wrapSortedMap(Function<SortedMap<Object, Object>, SortedMap<Object, Object>> w) {
    add(w, new TreeMap<>(), sortedMap(w));
  }

  private <T> void add(Function<T, T> wrapper, T sample, ContainerSerializer<T> elements) {
    serializers.put(
        wrapper.apply(sample).getClass(),
        new WrapperSerializer<>(elements, sample.getClass(), wrapper));
  }

  private static <T extends Collection<?>> ContainerSerializer<T> collection(
      Function<List<@Nullable Object>, T> rebuild) {
    return new ContainerSerializer<>(Collection::toArray, rebuild);
  }

  private static ContainerSerializer<SortedSet<Object>> sortedSet(
      Function<SortedSet<Object>, ? extends SortedSet<Object>> wrapper) {
    return new ContainerSerializer<>(
        set -> {
          List<@Nullable Object> parts = new ArrayList<>();
          parts.add(set.comparator());
          Collections.addAll(parts, set.toArray());
          return parts.toArray();
        },
        parts -> {
          SortedSet<Object> set = new TreeSet<>(comparator(parts));
          set.addAll(parts.subList(1, parts.size()));
          return wrapper.apply(set);
        });
  }

  private static ContainerSerializer<Map<Object, Object>> map(
      Function<Map<Object, Object>, Map<Object, Object>> wrapper) {
    return new ContainerSerializer<>(
        map -> {
          List<@Nullable Object> parts = new ArrayList<>();
          addEntries(map, parts);
          return parts.toArray();
        },
        parts -> {
          Map<Object, Object> map = new LinkedHashMap<>();
          fill(map, parts, 0);
          return wrapper.apply(map);
        });
  }

  private static ContainerSerializer<SortedMap<Object, Object>> sortedMap(
      Function<SortedMap<Object, Object>, SortedMap<Object, Object>> wrapper) {
    return new ContainerSerializer<>(
        map -> {
          List<@Nullable Object> parts = new ArrayList<>();
          parts.add(map.comparator());
          addEntries(map, parts);
          return parts.toArray();
        },
        parts -> {
          SortedMap<Object, Object> map = new TreeMap<>(comparator(parts));
          fill(map, parts, 1);
          return wrapper.apply(map);
        });
  }

  @SuppressWarnings("unchecked") // the first part is the result of comparator()
  private static @Nullable Comparator<Object> comparator(List<@Nullable Object> parts) {
    return (Comparator<Object>) parts.get(0);
  }

  private static void addEntries(Map<?, ?> map, List<@Nullable Object> parts) {
    synchronized (map) { // synchronizedMap requires this for iteration
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        parts.add(entry.getKey());
        parts.add(entry.getValue());
      }
    }
  }

  private static void fill(Map<Object, Object> map, List<@Nullable Object> parts, int from) {
    for (int i = from; i + 1 < parts.size(); i += 2) {
      map.put(parts.get(i), parts.get(i + 1));
    }
  }
}
