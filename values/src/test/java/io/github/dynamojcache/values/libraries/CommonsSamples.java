package io.github.dynamojcache.values.libraries;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.collections4.MapUtils;
import org.apache.commons.collections4.bag.HashBag;
import org.apache.commons.collections4.bag.TreeBag;
import org.apache.commons.collections4.bidimap.DualHashBidiMap;
import org.apache.commons.collections4.bidimap.DualTreeBidiMap;
import org.apache.commons.collections4.bidimap.TreeBidiMap;
import org.apache.commons.collections4.bidimap.UnmodifiableBidiMap;
import org.apache.commons.collections4.comparators.ComparableComparator;
import org.apache.commons.collections4.comparators.ComparatorChain;
import org.apache.commons.collections4.keyvalue.DefaultKeyValue;
import org.apache.commons.collections4.keyvalue.DefaultMapEntry;
import org.apache.commons.collections4.keyvalue.MultiKey;
import org.apache.commons.collections4.list.CursorableLinkedList;
import org.apache.commons.collections4.list.NodeCachingLinkedList;
import org.apache.commons.collections4.list.TreeList;
import org.apache.commons.collections4.list.UnmodifiableList;
import org.apache.commons.collections4.map.CaseInsensitiveMap;
import org.apache.commons.collections4.map.Flat3Map;
import org.apache.commons.collections4.map.HashedMap;
import org.apache.commons.collections4.map.LRUMap;
import org.apache.commons.collections4.map.LinkedMap;
import org.apache.commons.collections4.map.ListOrderedMap;
import org.apache.commons.collections4.map.MultiKeyMap;
import org.apache.commons.collections4.map.PassiveExpiringMap;
import org.apache.commons.collections4.map.ReferenceMap;
import org.apache.commons.collections4.map.SingletonMap;
import org.apache.commons.collections4.multimap.ArrayListValuedHashMap;
import org.apache.commons.collections4.multimap.HashSetValuedHashMap;
import org.apache.commons.collections4.multiset.HashMultiSet;
import org.apache.commons.collections4.queue.CircularFifoQueue;
import org.apache.commons.collections4.set.ListOrderedSet;
import org.apache.commons.collections4.trie.PatriciaTrie;
import org.apache.commons.lang3.CharSet;
import org.apache.commons.lang3.DoubleRange;
import org.apache.commons.lang3.IntegerRange;
import org.apache.commons.lang3.ObjectUtils;
import org.apache.commons.lang3.Range;
import org.apache.commons.lang3.exception.ContextedRuntimeException;
import org.apache.commons.lang3.math.Fraction;
import org.apache.commons.lang3.mutable.MutableBoolean;
import org.apache.commons.lang3.mutable.MutableInt;
import org.apache.commons.lang3.mutable.MutableObject;
import org.apache.commons.lang3.time.FastDateFormat;
import org.apache.commons.lang3.tuple.ImmutablePair;
import org.apache.commons.lang3.tuple.ImmutableTriple;
import org.apache.commons.lang3.tuple.MutablePair;
import org.apache.commons.lang3.tuple.Pair;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.fraction.BigFraction;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.util.OpenIntToDoubleHashMap;

/** Apache Commons: Lang, Collections and Math. */
public final class CommonsSamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    lang(samples);
    ranges(samples);
    maps(samples);
    bidiMaps(samples);
    collections(samples);
    math(samples);
  }

  private static void lang(LibrarySamples samples) {
    samples
        .storable("Pair", () -> Pair.of("a", 1))
        .storable("ImmutablePair.nullPair", () -> ImmutablePair.nullPair())
        .storable("MutablePair", () -> MutablePair.of("a", 1))
        .storable("ImmutableTriple", () -> ImmutableTriple.of("a", 1, Color.RED))
        .storable("MutableInt", () -> new MutableInt(5))
        .storable("MutableBoolean", () -> new MutableBoolean(true))
        .storable("MutableObject", () -> new MutableObject<>("a"))
        .storable("Fraction", () -> Fraction.getFraction(1, 2))
        .storable("Fraction, used", () -> usedFraction())
        .storable(
            "ObjectUtils.NULL",
            Object.class,
            () -> ObjectUtils.NULL,
            o -> Check.that(o == ObjectUtils.NULL, o))
        .rightOrRefused(
            "FastDateFormat",
            () ->
                FastDateFormat.getInstance(
                    "yyyy", java.util.TimeZone.getTimeZone("UTC"), java.util.Locale.ROOT))
        .storable(
            "ContextedRuntimeException",
            () -> new ContextedRuntimeException("a").addContextValue("k", 1));
  }

  private static void ranges(LibrarySamples samples) {
    samples
        .storable("Range", () -> Range.of(1, 5))
        .storable("Range by a comparator", () -> Range.of("a", "B", String.CASE_INSENSITIVE_ORDER))
        .storable("Range, used", () -> usedRange())
        .storable("IntegerRange", () -> IntegerRange.of(1, 5))
        .storable("DoubleRange", () -> DoubleRange.of(1.0, 5.0))
        .storable("CharSet", () -> CharSet.getInstance("a-c", "^x"));
  }

  private static void maps(LibrarySamples samples) {
    samples
        .storable("HashedMap by enum", () -> put(new HashedMap<>(), Color.RED, Color.BLUE))
        .storable("LinkedMap", () -> put(new LinkedMap<>(), "b", "a"))
        .storable(
            "CaseInsensitiveMap",
            Map.class,
            () -> put(new CaseInsensitiveMap<>(), "Aa"),
            m -> Check.that(m.containsKey("AA"), m))
        .storable("LRUMap", () -> put(new LRUMap<>(2), "a", "b", "c"))
        .storable("Flat3Map by enum", () -> put(new Flat3Map<>(), Color.RED))
        .storable(
            "Flat3Map, more than three", () -> put(new Flat3Map<>(), Color.RED, "a", "b", "c"))
        .storable("ListOrderedMap", () -> put(new ListOrderedMap<>(), "b", "a"))
        .storable("SingletonMap", () -> new SingletonMap<>("a", 1))
        .storable("MultiKeyMap", () -> multiKeys())
        .storable("PatriciaTrie", () -> put(new PatriciaTrie<>(), "b", "a", "ab"))
        .rightOrRefused("PassiveExpiringMap", () -> put(new PassiveExpiringMap<>(), "a"))
        .rightOrRefused("ReferenceMap", () -> new ReferenceMap<>())
        .rightOrRefused("lazyMap", () -> MapUtils.lazyMap(new HashMap<>(), () -> 1))
        .rightOrRefused(
            "unmodifiableMap", () -> MapUtils.unmodifiableMap(new HashMap<>(Map.of("a", 1))))
        .storable(
            "ArrayListValuedHashMap", () -> new ArrayListValuedHashMap<>(Map.of(Color.RED, 1)))
        .storable("HashSetValuedHashMap", () -> new HashSetValuedHashMap<>(Map.of("a", 1)));
  }

  private static void bidiMaps(LibrarySamples samples) {
    samples
        .storable("DualHashBidiMap", () -> new DualHashBidiMap<>(Map.of(Color.RED, 1)))
        .storable("DualTreeBidiMap", () -> new DualTreeBidiMap<>(Map.of("b", 1, "a", 2)))
        .storable("TreeBidiMap", () -> new TreeBidiMap<>(Map.of("b", 1, "a", 2)))
        .rightOrRefused(
            "UnmodifiableBidiMap",
            () -> UnmodifiableBidiMap.unmodifiableBidiMap(new DualHashBidiMap<>(Map.of("a", 1))));
  }

  @SuppressWarnings("deprecation") // what is stored may be older than its deprecation
  private static void collections(LibrarySamples samples) {
    samples
        .storable("HashBag of enums", () -> new HashBag<>(List.of(Color.RED, Color.RED)))
        .storable("TreeBag", () -> new TreeBag<>(List.of("b", "a", "b")))
        .storable("HashMultiSet", () -> new HashMultiSet<>(List.of("a", "a")))
        .storable("CircularFifoQueue", () -> fifo())
        .storable("TreeList", () -> new TreeList<>(List.of(1, 2)))
        .storable("CursorableLinkedList", () -> new CursorableLinkedList<>(List.of(1, 2)))
        .storable("NodeCachingLinkedList", () -> new NodeCachingLinkedList<>(List.of(1, 2)))
        .storable("ListOrderedSet", () -> ListOrderedSet.listOrderedSet(List.of("b", "a")))
        .rightOrRefused(
            "UnmodifiableList",
            () -> UnmodifiableList.unmodifiableList(new ArrayList<>(List.of(1))))
        .storable("MultiKey", () -> new MultiKey<>("a", 1))
        .storable(
            "MultiKey of an enum in HashMap",
            Map.class,
            () -> new HashMap<>(Map.of(new MultiKey<>(Color.RED, 1), "v")),
            map -> Check.that(map.get(new MultiKey<Object>(Color.RED, 1)) != null, map))
        .storable("DefaultKeyValue", () -> new DefaultKeyValue<>("a", 1))
        .rightOrRefused("DefaultMapEntry", () -> new DefaultMapEntry<>("a", 1))
        .rightOrRefused("ComparableComparator", () -> ComparableComparator.comparableComparator())
        .rightOrRefused(
            "ComparatorChain",
            () -> new ComparatorChain<>(List.of(Comparator.<String>naturalOrder())));
  }

  private static void math(LibrarySamples samples) {
    samples
        .storable("Complex", () -> new Complex(1, 2))
        .storable("BigFraction", () -> new BigFraction(1, 3))
        .storable("Vector3D", () -> new Vector3D(1, 2, 3))
        .storable("ArrayRealVector", () -> new ArrayRealVector(new double[] {1, 2}))
        .storable(
            "Array2DRowRealMatrix", () -> new Array2DRowRealMatrix(new double[][] {{1, 2}, {3, 4}}))
        .storable("OpenIntToDoubleHashMap", () -> openMap());
  }

  @SafeVarargs
  private static <K> Map<K, Integer> put(Map<? super K, Integer> map, K... keys) {
    int value = 0;
    for (K key : keys) {
      map.put(key, value++);
    }
    @SuppressWarnings("unchecked")
    Map<K, Integer> same = (Map<K, Integer>) map;
    return same;
  }

  private static Fraction usedFraction() {
    Fraction fraction = Fraction.getFraction(2, 3);
    Look.at(fraction.hashCode());
    Look.at(fraction.toString());
    fraction.toProperString();
    return fraction;
  }

  private static Range<Integer> usedRange() {
    Range<Integer> range = Range.of(1, 5);
    Look.at(range.hashCode());
    Look.at(range.toString());
    return range;
  }

  private static MultiKeyMap<Object, Integer> multiKeys() {
    MultiKeyMap<Object, Integer> map = new MultiKeyMap<>();
    map.put(Color.RED, "a", 1);
    return map;
  }

  private static CircularFifoQueue<Integer> fifo() {
    CircularFifoQueue<Integer> queue = new CircularFifoQueue<>(2);
    queue.addAll(List.of(1, 2, 3));
    return queue;
  }

  private static OpenIntToDoubleHashMap openMap() {
    OpenIntToDoubleHashMap map = new OpenIntToDoubleHashMap();
    map.put(5, 2.5);
    return map;
  }
}
