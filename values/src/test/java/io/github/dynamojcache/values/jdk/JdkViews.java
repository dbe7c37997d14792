package io.github.dynamojcache.values.jdk;

import io.github.dynamojcache.values.Sample;
import io.github.dynamojcache.values.SampleSet;
import io.github.dynamojcache.values.Samples;
import java.time.DayOfWeek;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Views of collections, and collections inside of others. */
public final class JdkViews implements SampleSet {

  @Override
  public Stream<Sample> samples() {
    Samples samples = new Samples();
    views(samples);
    nested(samples);
    return samples.stream();
  }

  private static void views(Samples samples) {
    samples.add("ArrayList.subList", () -> Fill.some(new ArrayList<>()).subList(1, 3));
    samples.add("LinkedList.subList", () -> Fill.some(new LinkedList<>()).subList(1, 3));
    samples.add("List.of subList", () -> List.of(1, 2, 3).subList(0, 2));
    samples.add("Arrays.asList subList", () -> Arrays.asList(1, 2, 3).subList(0, 2));
    samples.add("HashMap.keySet", () -> Fill.some(new HashMap<>()).keySet());
    samples.add("HashMap.values", () -> Fill.some(new HashMap<>()).values());
    samples.add("HashMap.entrySet", () -> Fill.some(new HashMap<>()).entrySet());
    samples.add("LinkedHashMap.keySet", () -> Fill.some(new LinkedHashMap<>()).keySet());
    samples.add("HashMap entry", () -> Fill.some(new HashMap<>()).entrySet().iterator().next());
    samples.add("TreeMap entry", () -> Fill.some(new TreeMap<>()).firstEntry());
    samples.add("TreeMap.keySet", () -> Fill.some(new TreeMap<>()).navigableKeySet());
    samples.add("TreeMap.subMap", () -> Fill.some(new TreeMap<>()).subMap("a", "d"));
    samples.add("TreeMap.headMap", () -> Fill.some(new TreeMap<>()).headMap("c", true));
    samples.add("TreeMap.tailMap", () -> Fill.some(new TreeMap<>()).tailMap("c"));
    samples.add("TreeMap.descendingMap", () -> Fill.some(new TreeMap<>()).descendingMap());
    samples.add("TreeSet.subSet", () -> Fill.some(new TreeSet<>()).subSet("a", "d"));
    samples.add("TreeSet.descendingSet", () -> Fill.some(new TreeSet<>()).descendingSet());
    samples.add("EnumMap.keySet", () -> new EnumMap<>(Map.of(DayOfWeek.MONDAY, 1)).keySet());
    samples.add("asLifoQueue", () -> Collections.asLifoQueue(Fill.some(new ArrayDeque<>())));
  }

  private static void nested(Samples samples) {
    samples.add(notHashed("list that holds itself", JdkViews::listInItself));
    samples.add(notHashed("map that holds itself", JdkViews::mapInItself));
    samples.add("map by lists", () -> new HashMap<>(Map.of(List.of("a"), 1, List.of(), 2)));
    samples.add("map by records", () -> new HashMap<>(Map.of(new Orders.Point(1, 2), "p")));
    samples.add("set of records", () -> Set.of(new Orders.Point(1, 2), new Orders.Point(2, 1)));
    samples.add("list of lists", () -> List.of(List.of(1), new ArrayList<>(List.of(List.of()))));
    samples.add("array of lists", () -> new Object[] {List.of(1), null, new int[] {1}, "x"});
    samples.add("array of an interface", () -> new List<?>[] {List.of(1), new LinkedList<>()});
  }

  /** Its hash code has no end. */
  private static Sample notHashed(String name, Callable<?> instance) {
    return new Sample(name, instance, value -> {});
  }

  private static List<Object> listInItself() {
    List<Object> list = new ArrayList<>();
    list.add("first");
    list.add(list);
    return list;
  }

  private static Map<String, Object> mapInItself() {
    Map<String, Object> map = new HashMap<>();
    map.put("self", map);
    map.put("list", List.of(map));
    return map;
  }
}
