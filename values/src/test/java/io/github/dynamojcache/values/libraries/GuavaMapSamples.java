package io.github.dynamojcache.values.libraries;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ArrayTable;
import com.google.common.collect.EnumBiMap;
import com.google.common.collect.EnumHashBiMap;
import com.google.common.collect.HashBasedTable;
import com.google.common.collect.HashBiMap;
import com.google.common.collect.HashMultimap;
import com.google.common.collect.ImmutableBiMap;
import com.google.common.collect.ImmutableClassToInstanceMap;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSetMultimap;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.ImmutableTable;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.LinkedListMultimap;
import com.google.common.collect.Maps;
import com.google.common.collect.Multimap;
import com.google.common.collect.MultimapBuilder;
import com.google.common.collect.Multimaps;
import com.google.common.collect.MutableClassToInstanceMap;
import com.google.common.collect.Table;
import com.google.common.collect.Tables;
import com.google.common.collect.TreeBasedTable;
import com.google.common.collect.TreeMultimap;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Guava's maps, multimaps and tables. */
public final class GuavaMapSamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    maps(samples);
    sortedMaps(samples);
    biMaps(samples);
    multimaps(samples);
    immutableMultimaps(samples);
    tables(samples);
    views(samples);
  }

  private static void maps(LibrarySamples samples) {
    samples
        .storable("ImmutableMap, empty", ImmutableMap::of)
        .storable("ImmutableMap, one", () -> ImmutableMap.of("a", 1))
        .storable("ImmutableMap, many, in order", () -> ImmutableMap.of("c", 1, "a", 2, "b", 3))
        .storable("ImmutableMap by enum", () -> ImmutableMap.of(Color.BLUE, 1, "x", 2))
        .storable("ImmutableMap of lists", () -> ImmutableMap.of("a", List.of(1, 2)))
        .storable("ImmutableMap of records", () -> ImmutableMap.of("a", new Order("1", 1)))
        .storable("ImmutableMap, used", () -> used(ImmutableMap.of("a", 1, "b", 2)))
        .storable("immutableEnumMap", () -> Maps.immutableEnumMap(Map.of(Color.RED, 1)))
        .storable(
            "immutableEnumMap, two",
            () -> Maps.immutableEnumMap(Map.of(Color.RED, 1, Color.BLUE, 2)))
        .storable("ImmutableMap, keySet", () -> ImmutableMap.of("a", 1, "b", 2).keySet())
        .storable("ImmutableMap, values", () -> ImmutableMap.of("a", 1, "b", 2).values())
        .storable("ImmutableMap, entrySet", () -> ImmutableMap.of("a", 1, "b", 2).entrySet())
        .storable("ImmutableMap, keySet of one", () -> ImmutableMap.of("a", 1).keySet())
        .storable("Maps.immutableEntry", () -> Maps.immutableEntry("a", 1))
        .storable("ImmutableClassToInstanceMap, empty", ImmutableClassToInstanceMap::of)
        .rightOrRefused(
            "ImmutableClassToInstanceMap", () -> ImmutableClassToInstanceMap.of(String.class, "a"))
        .rightOrRefused("MutableClassToInstanceMap", () -> mutableClassToInstance());
  }

  private static void sortedMaps(LibrarySamples samples) {
    samples
        .storable("ImmutableSortedMap, empty", ImmutableSortedMap::of)
        .storable("ImmutableSortedMap", () -> ImmutableSortedMap.of("b", 1, "a", 2))
        .storable(
            "ImmutableSortedMap, reverse order",
            () -> ImmutableSortedMap.copyOf(Map.of("b", 1, "a", 2), Comparator.reverseOrder()))
        .storable(
            "ImmutableSortedMap, case-insensitive",
            () -> ImmutableSortedMap.copyOf(Map.of("b", 1, "A", 2), String.CASE_INSENSITIVE_ORDER))
        .storable(
            "ImmutableSortedMap, keySet", () -> ImmutableSortedMap.of("b", 1, "a", 2).keySet());
  }

  private static void biMaps(LibrarySamples samples) {
    samples
        .storable("ImmutableBiMap, empty", ImmutableBiMap::of)
        .storable("ImmutableBiMap, one", () -> ImmutableBiMap.of("a", 1))
        .storable("ImmutableBiMap, one, inverse", () -> ImmutableBiMap.of("a", 1).inverse())
        .storable("ImmutableBiMap", () -> ImmutableBiMap.of("a", 1, "b", 2))
        .storable("ImmutableBiMap, inverse", () -> ImmutableBiMap.of("a", 1, "b", 2).inverse())
        .storable("ImmutableBiMap of enums", () -> ImmutableBiMap.of("a", Color.RED))
        .storable("HashBiMap, empty", HashBiMap::create)
        .storable("HashBiMap", () -> HashBiMap.create(Map.of("a", 1)))
        .storable("HashBiMap of enums", () -> HashBiMap.create(Map.of("a", Color.RED)))
        .storable("HashBiMap, inverse", () -> HashBiMap.create(Map.of("a", 1)).inverse())
        .storable("HashBiMap, its inverse used", () -> usedInverse())
        .storable("EnumBiMap", () -> EnumBiMap.create(Map.of(Color.RED, Thread.State.NEW)))
        .storable("EnumHashBiMap", () -> EnumHashBiMap.create(Map.of(Color.RED, "red")));
  }

  private static void multimaps(LibrarySamples samples) {
    samples
        .storable("HashMultimap, empty", HashMultimap::create)
        .storable("HashMultimap", () -> fill(HashMultimap.create(), "a", "b"))
        .storable("HashMultimap by enum", () -> fill(HashMultimap.create(), Color.RED, Color.BLUE))
        .storable("HashMultimap, used", () -> used(fill(HashMultimap.create(), "a", "b")))
        .storable("ArrayListMultimap, empty", ArrayListMultimap::create)
        .storable("ArrayListMultimap", () -> fill(ArrayListMultimap.create(), "a", "b"))
        .storable("LinkedHashMultimap", () -> fill(LinkedHashMultimap.create(), "b", "a"))
        .storable("LinkedListMultimap", () -> fill(LinkedListMultimap.create(), "b", "a"))
        .storable("TreeMultimap", () -> fill(TreeMultimap.create(), "b", "a"))
        .storable(
            "TreeMultimap, reverse orders",
            () ->
                fill(
                    TreeMultimap.<String, Integer>create(
                        Comparator.reverseOrder(), Comparator.reverseOrder()),
                    "b",
                    "a"))
        .storable(
            "MultimapBuilder.treeKeys.arrayListValues",
            () -> fill(MultimapBuilder.treeKeys().arrayListValues().build(), "b", "a"))
        .storable(
            "MultimapBuilder.linkedHashKeys.hashSetValues",
            () -> fill(MultimapBuilder.linkedHashKeys().hashSetValues().build(), "b", "a"))
        .storable(
            "MultimapBuilder.enumKeys.linkedListValues",
            () -> fill(MultimapBuilder.enumKeys(Color.class).linkedListValues().build(), Color.RED))
        .rightOrRefused(
            "Multimaps.newListMultimap",
            () -> fill(Multimaps.newListMultimap(new HashMap<>(), java.util.ArrayList::new), "a"));
  }

  private static void immutableMultimaps(LibrarySamples samples) {
    samples
        .storable("ImmutableListMultimap, empty", ImmutableListMultimap::of)
        .storable("ImmutableListMultimap, one", () -> ImmutableListMultimap.of("a", 1))
        .storable("ImmutableListMultimap", () -> ImmutableListMultimap.of("a", 1, "a", 2, "b", 3))
        .storable("ImmutableListMultimap by enum", () -> ImmutableListMultimap.of(Color.RED, 1))
        .storable("ImmutableListMultimap, used", () -> used(ImmutableListMultimap.of("a", 1)))
        .storable("ImmutableListMultimap, get", () -> ImmutableListMultimap.of("a", 1).get("a"))
        .storable("ImmutableListMultimap, asMap", () -> ImmutableListMultimap.of("a", 1).asMap())
        .storable("ImmutableSetMultimap, empty", ImmutableSetMultimap::of)
        .storable("ImmutableSetMultimap", () -> ImmutableSetMultimap.of("a", 1, "a", 2, "b", 3))
        .storable("ImmutableSetMultimap by enum", () -> ImmutableSetMultimap.of(Color.RED, 1))
        .storable("ImmutableSetMultimap, ordered values", () -> orderedValues());
  }

  private static void tables(LibrarySamples samples) {
    samples
        .storable("ImmutableTable, empty", ImmutableTable::of)
        .storable("ImmutableTable, one", () -> ImmutableTable.of("r", "c", 1))
        .storable("ImmutableTable, sparse", () -> ImmutableTable.copyOf(cells()))
        .storable("ImmutableTable, dense", () -> denseTable())
        .storable("ImmutableTable by enums", () -> ImmutableTable.of(Color.RED, Color.BLUE, 1))
        .storable("HashBasedTable, empty", HashBasedTable::create)
        .storable("HashBasedTable", GuavaMapSamples::cells)
        .storable("HashBasedTable by enums", () -> enumTable())
        .storable("TreeBasedTable", () -> TreeBasedTable.create(treeTable()))
        .storable("TreeBasedTable, reverse orders", GuavaMapSamples::treeTable)
        .storable("ArrayTable", () -> ArrayTable.create(cells()))
        .storable("Tables.immutableCell", () -> Tables.immutableCell("r", "c", 1));
  }

  private static void views(LibrarySamples samples) {
    samples
        .rightOrRefused(
            "Maps.transformValues", () -> Maps.transformValues(Map.of("a", 1), n -> n + 1))
        .rightOrRefused("Maps.filterKeys", () -> Maps.filterKeys(Map.of("a", 1), k -> true))
        .rightOrRefused(
            "Maps.unmodifiableNavigableMap",
            () -> Maps.unmodifiableNavigableMap(new TreeMap<>(Map.of("a", 1))))
        .rightOrRefused(
            "Maps.unmodifiableBiMap",
            () -> Maps.unmodifiableBiMap(HashBiMap.create(Map.of("a", 1))))
        .rightOrRefused(
            "Maps.synchronizedBiMap",
            () -> Maps.synchronizedBiMap(HashBiMap.create(Map.of("a", 1))))
        .rightOrRefused(
            "Multimaps.unmodifiableMultimap",
            () -> Multimaps.unmodifiableMultimap(fill(HashMultimap.create(), "a")))
        .rightOrRefused(
            "Multimaps.synchronizedListMultimap",
            () -> Multimaps.synchronizedListMultimap(ArrayListMultimap.create()))
        .rightOrRefused("Multimaps.forMap", () -> Multimaps.forMap(new HashMap<>(Map.of("a", 1))))
        .rightOrRefused("Tables.transpose", () -> Tables.transpose(cells()))
        .rightOrRefused("Tables.unmodifiableTable", () -> Tables.unmodifiableTable(cells()))
        .rightOrRefused("HashMultimap, asMap", () -> fill(HashMultimap.create(), "a").asMap())
        .rightOrRefused("HashMultimap, keys", () -> fill(HashMultimap.create(), "a").keys());
  }

  @SafeVarargs
  private static <K> Multimap<K, Integer> fill(Multimap<K, Integer> map, K... keys) {
    for (K key : keys) {
      map.put(key, 1);
      map.put(key, 2);
    }
    return map;
  }

  private static <K, V> Map<K, V> used(Map<K, V> map) {
    Look.at(map.keySet().hashCode());
    Look.at(map.entrySet().hashCode());
    Look.at(map.values().size());
    return map;
  }

  private static <K, V> Multimap<K, V> used(Multimap<K, V> map) {
    Look.at(map.keySet().size());
    Look.at(map.entries().size());
    Look.at(map.values().size());
    Look.at(map.keys().size());
    Look.at(map.asMap().hashCode());
    return map;
  }

  private static HashBiMap<String, Integer> usedInverse() {
    HashBiMap<String, Integer> map = HashBiMap.create(Map.of("a", 1));
    map.inverse().put(2, "b");
    return map;
  }

  private static MutableClassToInstanceMap<Object> mutableClassToInstance() {
    MutableClassToInstanceMap<Object> map = MutableClassToInstanceMap.create();
    map.putInstance(String.class, "a");
    return map;
  }

  private static ImmutableSetMultimap<String, Integer> orderedValues() {
    return ImmutableSetMultimap.<String, Integer>builder()
        .orderValuesBy(Comparator.reverseOrder())
        .putAll("a", 1, 3, 2)
        .build();
  }

  private static Table<String, String, Integer> cells() {
    Table<String, String, Integer> table = HashBasedTable.create();
    table.put("r1", "c1", 1);
    table.put("r2", "c2", 2);
    table.put("r3", "c3", 3);
    return table;
  }

  private static Table<Color, Color, Integer> enumTable() {
    Table<Color, Color, Integer> table = HashBasedTable.create();
    table.put(Color.RED, Color.BLUE, 1);
    return table;
  }

  private static ImmutableTable<Integer, Integer, Integer> denseTable() {
    ImmutableTable.Builder<Integer, Integer, Integer> table = ImmutableTable.builder();
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        table.put(row, column, row * column);
      }
    }
    return table.build();
  }

  private static TreeBasedTable<String, String, Integer> treeTable() {
    TreeBasedTable<String, String, Integer> table =
        TreeBasedTable.create(Comparator.reverseOrder(), Comparator.reverseOrder());
    table.put("r1", "c1", 1);
    table.put("r2", "c2", 2);
    return table;
  }
}
