package io.github.dynamojcache.values.libraries;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.IntIntHashMap;
import com.carrotsearch.hppc.IntObjectHashMap;
import com.carrotsearch.hppc.ObjectHashSet;
import com.carrotsearch.hppc.ObjectIntHashMap;
import com.carrotsearch.hppc.ObjectIntIdentityHashMap;
import it.unimi.dsi.fastutil.ints.Int2IntLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectArrayMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectMaps;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectRBTreeMap;
import it.unimi.dsi.fastutil.ints.IntAVLTreeSet;
import it.unimi.dsi.fastutil.ints.IntImmutableList;
import it.unimi.dsi.fastutil.ints.IntIntImmutablePair;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntLists;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSets;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashBigSet;
import it.unimi.dsi.fastutil.objects.Object2IntAVLTreeMap;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import it.unimi.dsi.fastutil.objects.Object2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.objects.ObjectArrayList;
import it.unimi.dsi.fastutil.objects.ObjectImmutableList;
import it.unimi.dsi.fastutil.objects.ObjectLinkedOpenHashSet;
import it.unimi.dsi.fastutil.objects.ObjectObjectImmutablePair;
import it.unimi.dsi.fastutil.objects.ObjectOpenHashSet;
import it.unimi.dsi.fastutil.objects.ReferenceOpenHashSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** fastutil and HPPC: collections of primitives. */
public final class PrimitiveCollectionsSamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    ints(samples);
    intMaps(samples);
    objects(samples);
    hppc(samples);
  }

  private static void ints(LibrarySamples samples) {
    samples
        .storable("IntArrayList, empty", () -> new it.unimi.dsi.fastutil.ints.IntArrayList())
        .storable("IntArrayList", () -> it.unimi.dsi.fastutil.ints.IntArrayList.of(1, 2))
        .storable("LongArrayList", () -> LongArrayList.of(1, 2))
        .storable("IntImmutableList", () -> IntImmutableList.of(1, 2))
        .storable("IntOpenHashSet, empty", () -> new IntOpenHashSet())
        .storable("IntOpenHashSet", () -> IntOpenHashSet.of(1, 2, 0, 1_000))
        .storable("IntLinkedOpenHashSet", () -> IntLinkedOpenHashSet.of(2, 1, 0))
        .storable("IntAVLTreeSet", () -> new IntAVLTreeSet(List.of(2, 1)))
        .rightOrRefused("IntAVLTreeSet, reverse order", () -> reversed())
        .rightOrRefused("LongOpenHashBigSet", () -> new LongOpenHashBigSet(new long[] {1, 2}))
        .storable(
            "IntLists.EMPTY_LIST",
            Object.class,
            () -> IntLists.EMPTY_LIST,
            o -> Check.that(o == IntLists.EMPTY_LIST, o))
        .storable("IntSets.EMPTY_SET", () -> IntSets.EMPTY_SET)
        .rightOrRefused(
            "IntLists.unmodifiable", () -> IntLists.unmodifiable(IntImmutableList.of(1)))
        .storable("IntIntImmutablePair", () -> new IntIntImmutablePair(1, 2));
  }

  private static IntAVLTreeSet reversed() {
    IntAVLTreeSet set = new IntAVLTreeSet(Collections.reverseOrder());
    set.add(1);
    set.add(2);
    return set;
  }

  private static void intMaps(LibrarySamples samples) {
    samples
        .storable("Int2IntOpenHashMap, empty", () -> new Int2IntOpenHashMap())
        .storable("Int2IntOpenHashMap", () -> new Int2IntOpenHashMap(Map.of(1, 2, 0, 5)))
        .storable(
            "Int2IntOpenHashMap with a default",
            Int2IntOpenHashMap.class,
            () -> withDefault(),
            map -> Check.that(map.get(77) == -1, map))
        .storable(
            "Int2IntLinkedOpenHashMap",
            () -> new Int2IntLinkedOpenHashMap(new int[] {2, 1}, new int[] {3, 4}))
        .storable(
            "Int2ObjectOpenHashMap", () -> new Int2ObjectOpenHashMap<>(Map.of(1, "a", 0, "b")))
        .storable("Int2ObjectArrayMap", () -> new Int2ObjectArrayMap<>(Map.of(1, "a")))
        .storable("Int2ObjectRBTreeMap", () -> new Int2ObjectRBTreeMap<>(Map.of(2, "a", 1, "b")))
        .storable("Int2ObjectMaps.EMPTY_MAP", () -> Int2ObjectMaps.EMPTY_MAP)
        .storable("Int2ObjectMaps.singleton", () -> Int2ObjectMaps.singleton(1, "a"));
  }

  private static Int2IntOpenHashMap withDefault() {
    Int2IntOpenHashMap map = new Int2IntOpenHashMap(Map.of(1, 2));
    map.defaultReturnValue(-1);
    return map;
  }

  private static void objects(LibrarySamples samples) {
    samples
        .storable("ObjectArrayList", () -> ObjectArrayList.of("a", "b"))
        .storable("ObjectImmutableList", () -> ObjectImmutableList.of("a", "b"))
        .storable("ObjectOpenHashSet of enums", () -> ObjectOpenHashSet.of(Color.RED, Color.BLUE))
        .storable(
            "ObjectLinkedOpenHashSet of enums",
            () -> ObjectLinkedOpenHashSet.of(Color.RED, Color.BLUE))
        .storable(
            "Object2IntOpenHashMap by enum",
            Object2IntOpenHashMap.class,
            () -> new Object2IntOpenHashMap<>(Map.of(Color.RED, 1)),
            map -> Check.that(map.containsKey(Color.RED), map))
        .storable(
            "Object2ObjectOpenHashMap by enum",
            () -> new Object2ObjectOpenHashMap<>(Map.of(Color.RED, "a")))
        .storable("Object2IntAVLTreeMap", () -> new Object2IntAVLTreeMap<>(Map.of("b", 1, "a", 2)))
        .rightOrRefused(
            "ReferenceOpenHashSet", () -> new ReferenceOpenHashSet<>(List.of(Color.RED)))
        .storable("ObjectObjectImmutablePair", () -> new ObjectObjectImmutablePair<>("a", 1));
  }

  /** Its maps have another order each time one looks. */
  private static void hppc(LibrarySamples samples) {
    samples
        .rightOrRefused("HPPC IntArrayList", () -> IntArrayList.from(1, 2))
        .rightOrRefused(
            "HPPC IntIntHashMap",
            IntIntHashMap.class,
            () -> IntIntHashMap.from(new int[] {1, 0}, new int[] {2, 5}),
            map -> Check.that(map.get(1) == 2 && map.get(0) == 5, map))
        .rightOrRefused(
            "HPPC IntObjectHashMap",
            IntObjectHashMap.class,
            () -> IntObjectHashMap.from(new int[] {1}, new String[] {"a"}),
            map -> Check.that("a".equals(map.get(1)), map))
        .rightOrRefused(
            "HPPC ObjectIntHashMap by enum",
            ObjectIntHashMap.class,
            () -> ObjectIntHashMap.from(new Color[] {Color.RED, Color.BLUE}, new int[] {1, 2}),
            PrimitiveCollectionsSamples::findsColors)
        .rightOrRefused(
            "HPPC ObjectHashSet of enums",
            ObjectHashSet.class,
            () -> ObjectHashSet.from(Color.RED, Color.BLUE),
            set -> Check.that(set.contains(Color.RED) && set.contains(Color.BLUE), set))
        .rightOrRefused(
            "HPPC ObjectIntIdentityHashMap",
            ObjectIntIdentityHashMap.class,
            () -> byIdentity(),
            map -> Check.that(map.size() == 1, map));
  }

  private static ObjectIntIdentityHashMap<String> byIdentity() {
    ObjectIntIdentityHashMap<String> map = new ObjectIntIdentityHashMap<>();
    map.put("a", 1);
    return map;
  }

  @SuppressWarnings("unchecked")
  private static void findsColors(Object map) {
    ObjectIntHashMap<Color> byColor = (ObjectIntHashMap<Color>) map;
    Check.that(byColor.containsKey(Color.RED) && byColor.containsKey(Color.BLUE), map);
  }
}
