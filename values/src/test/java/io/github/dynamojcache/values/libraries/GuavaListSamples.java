package io.github.dynamojcache.values.libraries;

import com.google.common.collect.ArrayTable;
import com.google.common.collect.ConcurrentHashMultiset;
import com.google.common.collect.EnumMultiset;
import com.google.common.collect.EvictingQueue;
import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMultiset;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.Lists;
import com.google.common.collect.MinMaxPriorityQueue;
import com.google.common.collect.Multisets;
import com.google.common.collect.Ordering;
import com.google.common.collect.Sets;
import com.google.common.collect.TreeMultiset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Guava's lists, sets and multisets. */
public final class GuavaListSamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    lists(samples);
    sets(samples);
    sortedSets(samples);
    multisets(samples);
    views(samples);
  }

  private static void lists(LibrarySamples samples) {
    samples
        .storable("ImmutableList, empty", ImmutableList::of)
        .storable("ImmutableList, one", () -> ImmutableList.of("a"))
        .storable("ImmutableList, many", () -> ImmutableList.of("a", "b", "c"))
        .storable("ImmutableList of records", () -> ImmutableList.of(new Order("1", 1)))
        .storable("ImmutableList in ImmutableList", () -> ImmutableList.of(ImmutableList.of(1)))
        .storable("ImmutableList, a part", () -> ImmutableList.of(1, 2, 3, 4).subList(1, 3))
        .storable("ImmutableList, reversed", () -> ImmutableList.of(1, 2, 3).reverse())
        .storable("ImmutableList of 5,000", () -> ImmutableList.copyOf(numbers(5_000)));
  }

  private static void sets(LibrarySamples samples) {
    samples
        .storable("ImmutableSet, empty", ImmutableSet::of)
        .storable("ImmutableSet, one", () -> ImmutableSet.of("a"))
        .storable("ImmutableSet, many, in order", () -> ImmutableSet.of("c", "a", "b"))
        .storable("ImmutableSet of enums", () -> ImmutableSet.of(Color.BLUE, Color.RED))
        .storable("ImmutableSet of Objects with enums", () -> ImmutableSet.of(Color.BLUE, "x", 1))
        .storable("ImmutableSet, used", () -> used(ImmutableSet.of("c", "a", "b")))
        .storable("immutableEnumSet, one", () -> Sets.immutableEnumSet(Color.RED))
        .storable("immutableEnumSet, many", () -> Sets.immutableEnumSet(Color.RED, Color.BLUE))
        .storable("ImmutableSet of 1,000", () -> ImmutableSet.copyOf(numbers(1_000)));
  }

  private static void sortedSets(LibrarySamples samples) {
    samples
        .storable("ImmutableSortedSet, empty", ImmutableSortedSet::of)
        .storable("ImmutableSortedSet, many", () -> ImmutableSortedSet.of("b", "a", "c"))
        .storable(
            "ImmutableSortedSet, reverse order",
            () -> ImmutableSortedSet.copyOf(Comparator.reverseOrder(), List.of("b", "a")))
        .storable(
            "ImmutableSortedSet, case-insensitive",
            () -> ImmutableSortedSet.copyOf(String.CASE_INSENSITIVE_ORDER, List.of("b", "A")))
        .storable(
            "ImmutableSortedSet, by Ordering, empty",
            () -> ImmutableSortedSet.orderedBy(Ordering.natural().nullsFirst()).build())
        .storable(
            "ImmutableSortedSet, descending", () -> ImmutableSortedSet.of("b", "a").descendingSet())
        .storable("ImmutableSortedSet of records", () -> ImmutableSortedSet.of(new Order("1", 1)))
        .storable("TreeSet by Ordering.natural().reverse()", () -> reversed())
        .storable(
            "TreeSet by Ordering.explicit",
            () -> treeSet(Ordering.explicit("b", "a", "c"), "a", "b"))
        .storable(
            "TreeSet by Ordering.usingToString().compound",
            () -> treeSet(Ordering.usingToString().compound(Ordering.allEqual()), "a", "b"));
  }

  private static void multisets(LibrarySamples samples) {
    samples
        .storable("HashMultiset, empty", HashMultiset::create)
        .storable("HashMultiset, many", () -> HashMultiset.create(List.of("a", "b", "a")))
        .storable("HashMultiset of enums", () -> HashMultiset.create(List.of(Color.RED)))
        .storable("LinkedHashMultiset", () -> LinkedHashMultiset.create(List.of("b", "a", "b")))
        .storable("TreeMultiset", () -> TreeMultiset.create(List.of("b", "a", "b")))
        .storable(
            "TreeMultiset, case-insensitive",
            () -> {
              TreeMultiset<String> set = TreeMultiset.create(String.CASE_INSENSITIVE_ORDER);
              set.addAll(List.of("b", "A", "a"));
              return set;
            })
        .storable("EnumMultiset", () -> EnumMultiset.create(List.of(Color.RED, Color.RED)))
        .storable("EnumMultiset, empty", () -> EnumMultiset.create(Color.class))
        .storable("ConcurrentHashMultiset", () -> ConcurrentHashMultiset.create(List.of("a", "a")))
        .storable("ImmutableMultiset, empty", ImmutableMultiset::of)
        .storable("ImmutableMultiset", () -> ImmutableMultiset.of("a", "b", "a"))
        .storable("ImmutableMultiset of enums", () -> ImmutableMultiset.of(Color.RED, Color.RED))
        .storable("ImmutableMultiset, elementSet", () -> ImmutableMultiset.of("a").elementSet())
        .storable("ImmutableSortedMultiset, empty", ImmutableSortedMultiset::of)
        .storable("ImmutableSortedMultiset", () -> ImmutableSortedMultiset.of("b", "a", "b"))
        .storable(
            "ImmutableSortedMultiset, reverse order",
            () -> ImmutableSortedMultiset.copyOf(Comparator.reverseOrder(), List.of("b", "a")));
  }

  private static void views(LibrarySamples samples) {
    samples
        .rightOrRefused("Lists.transform", () -> Lists.transform(List.of(1), n -> n + 1))
        .rightOrRefused("Lists.reverse", () -> Lists.reverse(Arrays.asList(1, 2)))
        .rightOrRefused("Lists.partition", () -> Lists.partition(Arrays.asList(1, 2, 3), 2))
        .rightOrRefused("Lists.asList", () -> Lists.asList("a", new String[] {"b"}))
        .rightOrRefused("Sets.union", () -> Sets.union(Set.of(1), Set.of(2)))
        .rightOrRefused("Sets.filter", () -> Sets.filter(new TreeSet<>(Set.of(1)), n -> n > 0))
        .rightOrRefused("Sets.newConcurrentHashSet", () -> used(Sets.newConcurrentHashSet()))
        .rightOrRefused("Sets.newIdentityHashSet", Sets::newIdentityHashSet)
        .rightOrRefused(
            "Sets.unmodifiableNavigableSet",
            () -> Sets.unmodifiableNavigableSet(treeSet(Comparator.reverseOrder(), "a", "b")))
        .rightOrRefused(
            "Multisets.unmodifiableMultiset",
            () -> Multisets.unmodifiableMultiset(HashMultiset.create(List.of("a"))))
        .rightOrRefused("Multisets.immutableEntry", () -> Multisets.immutableEntry("a", 2))
        .rightOrRefused("EvictingQueue", () -> evicting())
        .rightOrRefused("MinMaxPriorityQueue", () -> MinMaxPriorityQueue.create(List.of(3, 1, 2)))
        .rightOrRefused("ArrayTable", () -> ArrayTable.create(List.of("r"), List.of("c")));
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  private static Set<String> reversed() {
    return treeSet(Ordering.<String>natural().reverse(), "a", "b");
  }

  private static TreeSet<String> treeSet(Comparator<? super String> order, String... elements) {
    TreeSet<String> set = new TreeSet<>(order);
    Collections.addAll(set, elements);
    return set;
  }

  private static EvictingQueue<String> evicting() {
    EvictingQueue<String> queue = EvictingQueue.create(2);
    Collections.addAll(queue, "a", "b", "c");
    return queue;
  }

  /** Many collections make their list or hash code at the first use and keep it. */
  private static <E> Set<E> used(Set<E> set) {
    if (set instanceof ImmutableSet<E> immutable) {
      Look.at(immutable.asList().hashCode());
    }
    Look.at(set.hashCode());
    return set;
  }
}
