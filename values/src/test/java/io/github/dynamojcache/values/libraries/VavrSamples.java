package io.github.dynamojcache.values.libraries;

import io.vavr.Lazy;
import io.vavr.Tuple;
import io.vavr.collection.Array;
import io.vavr.collection.BitSet;
import io.vavr.collection.CharSeq;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashMultimap;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.LinkedHashMultimap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.collection.Multimap;
import io.vavr.collection.PriorityQueue;
import io.vavr.collection.Queue;
import io.vavr.collection.Set;
import io.vavr.collection.Stream;
import io.vavr.collection.Tree;
import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeMultimap;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import io.vavr.control.Validation;
import java.util.Comparator;

/** Vavr. */
public final class VavrSamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    controls(samples);
    sequences(samples);
    hashed(samples);
    sorted(samples);
    multimaps(samples);
  }

  private static void controls(LibrarySamples samples) {
    samples
        .storable(
            "Option, none", Option.class, Option::none, o -> Check.that(o == Option.none(), o))
        .storable("Option, some", () -> Option.of("a"))
        .storable("Option of an option", () -> Option.some(Option.none()))
        .storable("Either, left", () -> Either.left("a"))
        .storable("Either, right", () -> Either.right(1))
        .storable("Try, success", () -> Try.success("a"))
        .rightOrRefused("Try, failure", () -> Try.failure(new IllegalStateException("a")))
        .storable("Validation, valid", () -> Validation.valid("a"))
        .storable("Validation, invalid", () -> Validation.invalid("a"))
        .storable("Lazy, evaluated", () -> evaluated())
        .rightOrRefused("Lazy", () -> Lazy.of(() -> "a"))
        .storable("Tuple0", Tuple::empty)
        .storable("Tuple2", () -> Tuple.of("a", 1))
        .storable("Tuple3", () -> Tuple.of("a", 1, Option.none()))
        .storable("Tuple8", () -> Tuple.of(1, 2, 3, 4, 5, 6, 7, 8))
        .storable("an Option in a record", () -> new Holder<>(Option.none()));
  }

  private static void sequences(LibrarySamples samples) {
    samples
        .storable("List, empty", List.class, List::empty, l -> Check.that(l == List.empty(), l))
        .storable("List, one", () -> List.of("a"))
        .storable("List, many", () -> List.of("a", "b", "c"))
        .storable("List of records", () -> List.of(new Order("1", 1)))
        .storable("List of 5,000", () -> List.range(0, 5_000))
        .storable("List, empty, in a record", () -> new Holder<>(List.empty()))
        .storable("Vector, empty", Vector::empty)
        .storable("Vector", () -> Vector.of(1, 2, 3))
        .storable("Vector of 5,000", () -> Vector.range(0, 5_000))
        .storable("Vector, a part", () -> Vector.range(0, 100).drop(10))
        .storable("Array, empty", Array::empty)
        .storable("Array", () -> Array.of(1, 2))
        .storable("Queue, empty", Queue::empty)
        .storable("Queue", () -> Queue.of(1, 2).enqueue(3))
        .storable("CharSeq", () -> CharSeq.of("abc"))
        .storable("PriorityQueue", () -> PriorityQueue.of(3, 1, 2))
        .rightOrRefused(
            "PriorityQueue, by a comparator",
            () -> PriorityQueue.of(Comparator.reverseOrder(), 1, 2))
        .rightOrRefused("Stream, empty", Stream::empty)
        .rightOrRefused("Stream, evaluated", () -> evaluatedStream())
        .rightOrRefused("Stream, lazy", () -> Stream.from(1).take(3))
        .storable("Tree", () -> Tree.of("a", Tree.of("b"), Tree.of("c")))
        .rightOrRefused("Tree, empty", Tree::empty);
  }

  @SuppressWarnings("unchecked") // a class literal has no type arguments
  private static void hashed(LibrarySamples samples) {
    samples
        .storable("HashMap, empty", HashMap::empty)
        .storable("HashMap", () -> HashMap.of("a", 1, "b", 2))
        .storable(
            "HashMap by enum",
            Map.class,
            () -> HashMap.of(Color.RED, 1, Color.GREEN, 2),
            map -> Check.that(map.get(Color.RED).isDefined(), map))
        .storable("HashMap by records", () -> HashMap.of(new Order("1", 1), List.of(1)))
        .storable(
            "HashMap of 1,000",
            () -> HashMap.ofEntries(List.range(0, 1_000).map(i -> Tuple.of(i, i))))
        .storable("HashSet, empty", HashSet::empty)
        .storable("HashSet", () -> HashSet.of("a", "b"))
        .storable(
            "HashSet of enums",
            Set.class,
            () -> HashSet.of(Color.RED, Color.BLUE),
            set -> Check.that(set.contains(Color.RED), set))
        .storable("LinkedHashMap, empty", LinkedHashMap::empty)
        .storable(
            "LinkedHashMap by enum",
            Map.class,
            () -> LinkedHashMap.of(Color.GREEN, 1, Color.RED, 2),
            map -> Check.that(map.get(Color.RED).isDefined(), map))
        .storable("LinkedHashSet of enums", () -> LinkedHashSet.of(Color.GREEN, Color.RED))
        .storable("a HashMap by enum in a record", () -> new Holder<>(HashMap.of(Color.RED, 1)))
        .storable("a HashMap by enum in an Option", () -> Option.of(HashMap.of(Color.RED, 1)))
        .storable("HashMap in a HashMap", () -> HashMap.of(Color.RED, HashMap.of(Color.BLUE, 1)))
        .storable("HashMap of null", () -> HashMap.of(null, null, "a", null))
        .storable("HashMap by records with enums", () -> HashMap.of(new Holder<>(Color.RED), 1))
        .storable("BitSet", () -> BitSet.of(1, 5, 200))
        .storable("BitSet, empty", () -> BitSet.empty())
        .rightOrRefused("BitSet of enums", () -> BitSet.withEnum(Color.class).of(Color.RED));
  }

  @SuppressWarnings("unchecked") // a class literal has no type arguments
  private static void multimaps(LibrarySamples samples) {
    samples
        .storable("HashMultimap", () -> HashMultimap.withSeq().of("a", 1, "a", 2))
        .storable("HashMultimap, empty", () -> HashMultimap.withSet().empty())
        .storable(
            "HashMultimap by enum",
            Multimap.class,
            () -> HashMultimap.withSet().of(Color.RED, Color.BLUE),
            map -> Check.that(map.contains(Tuple.of(Color.RED, Color.BLUE)), map))
        .storable("LinkedHashMultimap", () -> LinkedHashMultimap.withSeq().of("z", 1, "a", 2))
        .storable("TreeMultimap", () -> TreeMultimap.withSet().of("z", 1, "a", 2))
        .storable(
            "TreeMultimap, reverse orders",
            () ->
                TreeMultimap.withSortedSet(Comparator.<Integer>reverseOrder())
                    .of(Comparator.<String>reverseOrder(), "a", 1, "b", 2))
        .rightOrRefused(
            "HashMultimap of sorted sets, empty",
            () -> HashMultimap.<Integer>withSortedSet().empty());
  }

  private static void sorted(LibrarySamples samples) {
    samples
        .storable("TreeMap, empty", () -> TreeMap.empty())
        .storable("TreeMap", () -> TreeMap.of("b", 1, "a", 2))
        .storable(
            "TreeMap, reverse order",
            () -> TreeMap.of(Comparator.<String>reverseOrder(), "a", 1, "b", 2))
        .storable("TreeSet", () -> TreeSet.of("b", "a"))
        .storable(
            "TreeSet, case-insensitive", () -> TreeSet.of(String.CASE_INSENSITIVE_ORDER, "b", "A"))
        .rightOrRefused(
            "TreeSet by a lambda",
            () -> TreeSet.of(Comparator.comparing(Order::amount), new Order("1", 1)));
  }

  private static Lazy<String> evaluated() {
    Lazy<String> lazy = Lazy.of(() -> "a");
    lazy.get();
    return lazy;
  }

  private static Stream<Integer> evaluatedStream() {
    Stream<Integer> stream = Stream.of(1, 2, 3);
    stream.size();
    return stream;
  }
}
