package io.github.dynamojcache.values.libraries;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.eclipse.collections.api.map.ImmutableMap;
import org.eclipse.collections.api.map.MutableMap;
import org.eclipse.collections.impl.bag.mutable.HashBag;
import org.eclipse.collections.impl.bag.sorted.mutable.TreeBag;
import org.eclipse.collections.impl.bimap.mutable.HashBiMap;
import org.eclipse.collections.impl.block.factory.HashingStrategies;
import org.eclipse.collections.impl.factory.Bags;
import org.eclipse.collections.impl.factory.BiMaps;
import org.eclipse.collections.impl.factory.Lists;
import org.eclipse.collections.impl.factory.Maps;
import org.eclipse.collections.impl.factory.Multimaps;
import org.eclipse.collections.impl.factory.Sets;
import org.eclipse.collections.impl.factory.SortedMaps;
import org.eclipse.collections.impl.factory.SortedSets;
import org.eclipse.collections.impl.factory.Stacks;
import org.eclipse.collections.impl.factory.primitive.IntLists;
import org.eclipse.collections.impl.factory.primitive.IntObjectMaps;
import org.eclipse.collections.impl.factory.primitive.IntSets;
import org.eclipse.collections.impl.factory.primitive.LongLists;
import org.eclipse.collections.impl.factory.primitive.ObjectIntMaps;
import org.eclipse.collections.impl.list.Interval;
import org.eclipse.collections.impl.list.mutable.FastList;
import org.eclipse.collections.impl.list.primitive.IntInterval;
import org.eclipse.collections.impl.map.mutable.ConcurrentHashMap;
import org.eclipse.collections.impl.map.mutable.UnifiedMap;
import org.eclipse.collections.impl.map.ordered.mutable.OrderedMapAdapter;
import org.eclipse.collections.impl.map.sorted.mutable.TreeSortedMap;
import org.eclipse.collections.impl.set.mutable.UnifiedSet;
import org.eclipse.collections.impl.set.sorted.mutable.TreeSortedSet;
import org.eclipse.collections.impl.set.strategy.mutable.UnifiedSetWithHashingStrategy;
import org.eclipse.collections.impl.tuple.Tuples;
import org.eclipse.collections.impl.tuple.primitive.PrimitiveTuples;

/** Eclipse Collections. */
public final class EclipseCollectionsSamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    lists(samples);
    sets(samples);
    maps(samples);
    more(samples);
    primitive(samples);
  }

  private static void lists(LibrarySamples samples) {
    samples
        .storable("FastList, empty", () -> FastList.newList())
        .storable("FastList", () -> FastList.newListWith("a", "b"))
        .storable("ImmutableList, empty", () -> Lists.immutable.empty())
        .storable("ImmutableList, one", () -> Lists.immutable.of("a"))
        .storable("ImmutableList, three", () -> Lists.immutable.of(1, 2, 3))
        .storable("ImmutableList, many", () -> Lists.immutable.withAll(Interval.oneTo(20)))
        .storable("Interval", () -> Interval.fromTo(1, 5))
        .storable("MutableList, unmodifiable", () -> FastList.newListWith("a").asUnmodifiable())
        .storable("MutableList, synchronized", () -> FastList.newListWith("a").asSynchronized())
        .storable("FastList in a record", () -> new Holder<>(FastList.newListWith(Color.RED)));
  }

  private static void sets(LibrarySamples samples) {
    samples
        .storable("UnifiedSet, empty", () -> UnifiedSet.newSet())
        .storable("UnifiedSet", () -> UnifiedSet.newSetWith("a", "b"))
        .storable("UnifiedSet of enums", () -> UnifiedSet.newSetWith(Color.RED, Color.BLUE))
        .storable("ImmutableSet, empty", () -> Sets.immutable.empty())
        .storable("ImmutableSet, two", () -> Sets.immutable.of(Color.RED, Color.BLUE))
        .storable("ImmutableSet, many", () -> Sets.immutable.withAll(Interval.oneTo(20)))
        .storable("TreeSortedSet", () -> TreeSortedSet.newSetWith("b", "a"))
        .storable(
            "TreeSortedSet, reverse order",
            () -> TreeSortedSet.newSetWith(Collections.reverseOrder(), "b", "a"))
        .storable("ImmutableSortedSet", () -> SortedSets.immutable.of("b", "a"))
        .storable(
            "ImmutableSortedSet, reverse order",
            () -> SortedSets.immutable.of(Collections.reverseOrder(), "b", "a"))
        .rightOrRefused(
            "UnifiedSetWithHashingStrategy",
            () ->
                UnifiedSetWithHashingStrategy.newSetWith(
                    HashingStrategies.identityStrategy(), Color.RED))
        .storable("MutableSet, unmodifiable", () -> UnifiedSet.newSetWith("a").asUnmodifiable());
  }

  private static void maps(LibrarySamples samples) {
    samples
        .storable("UnifiedMap, empty", () -> UnifiedMap.newMap())
        .storable("UnifiedMap", () -> UnifiedMap.newWithKeysValues("a", 1, "b", 2))
        .storable(
            "UnifiedMap by enum",
            MutableMap.class,
            () -> UnifiedMap.newWithKeysValues(Color.RED, 1, Color.BLUE, 2),
            map -> Check.that(map.get(Color.BLUE) != null, map))
        .storable("ConcurrentHashMap", () -> concurrent())
        .storable("ImmutableMap, empty", () -> Maps.immutable.empty())
        .storable(
            "ImmutableMap by enum, two",
            ImmutableMap.class,
            () -> Maps.immutable.of(Color.RED, 1, Color.BLUE, 2),
            map -> Check.that(map.get(Color.BLUE) != null, map))
        .storable(
            "ImmutableMap, many",
            () -> Maps.immutable.withAll(Map.of(1, 1, 2, 2, 3, 3, 4, 4, 5, 5)))
        .storable("TreeSortedMap", () -> TreeSortedMap.newMapWith("b", 1, "a", 2))
        .storable(
            "TreeSortedMap, reverse order",
            () -> TreeSortedMap.newMap(Collections.reverseOrder(), Map.of("a", 1, "b", 2)))
        .storable("ImmutableSortedMap", () -> SortedMaps.immutable.of("b", 1, "a", 2))
        .rightOrRefused(
            "OrderedMapAdapter",
            () -> OrderedMapAdapter.adapt(new java.util.LinkedHashMap<>(Map.of("a", 1))))
        .storable(
            "UnifiedMap, unmodifiable", () -> UnifiedMap.newWithKeysValues("a", 1).asUnmodifiable())
        .storable("UnifiedMap, keySet", () -> UnifiedMap.newWithKeysValues("a", 1).keySet())
        .storable("HashBiMap", () -> HashBiMap.newWithKeysValues("a", Color.RED))
        .storable("ImmutableBiMap", () -> BiMaps.immutable.of("a", 1));
  }

  private static void more(LibrarySamples samples) {
    samples
        .storable("HashBag", () -> HashBag.newBagWith("a", "a", "b"))
        .storable("HashBag of enums", () -> HashBag.newBagWith(Color.RED, Color.RED))
        .storable("TreeBag", () -> TreeBag.newBagWith("b", "a", "a"))
        .storable("ImmutableBag", () -> Bags.immutable.of("a", "a"))
        .storable("ImmutableBag, empty", () -> Bags.immutable.empty())
        .storable("MutableStack", () -> Stacks.mutable.of(1, 2))
        .storable("ImmutableStack", () -> Stacks.immutable.of(1, 2))
        .storable("FastListMultimap", () -> Multimaps.mutable.list.with("a", 1, "a", 2))
        .storable("UnifiedSetMultimap by enum", () -> Multimaps.mutable.set.with(Color.RED, 1))
        .storable("ImmutableListMultimap", () -> Multimaps.immutable.list.with("a", 1, "a", 2))
        .storable("Pair", () -> Tuples.pair("a", 1))
        .storable("Twin", () -> Tuples.twin("a", "b"))
        .storable("Triple", () -> Tuples.triple("a", 1, 2))
        .storable("IntObjectPair", () -> PrimitiveTuples.pair(1, "a"));
  }

  private static void primitive(LibrarySamples samples) {
    samples
        .storable("IntArrayList", () -> IntLists.mutable.of(1, 2))
        .storable("IntArrayList, empty", () -> IntLists.mutable.empty())
        .storable("ImmutableIntList, empty", () -> IntLists.immutable.empty())
        .storable("ImmutableIntList, one", () -> IntLists.immutable.of(1))
        .storable("ImmutableIntList", () -> IntLists.immutable.of(1, 2))
        .storable("ImmutableLongList", () -> LongLists.immutable.of(1, 2))
        .storable("IntInterval", () -> IntInterval.oneTo(5))
        .storable("IntHashSet", () -> IntSets.mutable.of(1, 2, 1_000))
        .storable("ImmutableIntSet", () -> IntSets.immutable.of(1, 2, 1_000))
        .storable("IntObjectHashMap", () -> IntObjectMaps.mutable.of(1, "a", 1_000, "b"))
        .storable("ImmutableIntObjectMap", () -> IntObjectMaps.immutable.of(1, "a"))
        .storable("ObjectIntHashMap by enum", () -> ObjectIntMaps.mutable.of(Color.RED, 1))
        .storable("ImmutableObjectIntMap", () -> ObjectIntMaps.immutable.of("a", 1))
        .storable("a list of IntLists", () -> List.of(IntLists.mutable.of(1)));
  }

  private static Object concurrent() {
    ConcurrentHashMap<Color, Integer> map = ConcurrentHashMap.newMap();
    map.put(Color.RED, 1);
    return map;
  }
}
