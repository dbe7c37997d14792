package io.github.dynamojcache.internal.values.surrogate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UnsupportedValueException;
import io.vavr.Lazy;
import io.vavr.Tuple;
import io.vavr.collection.BitSet;
import io.vavr.collection.CharSeq;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashMultimap;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.LinkedHashMultimap;
import io.vavr.collection.LinkedHashSet;
import io.vavr.collection.List;
import io.vavr.collection.PriorityQueue;
import io.vavr.collection.Queue;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Vavr's values, in a cache that says nothing of them. */
class VavrTest {

  private enum Color {
    RED,
    GREEN
  }

  private record Holder(Object value) {}

  /** Not comparable, and all in one place of a hash table. */
  private record Colliding(int number) {
    @Override
    public int hashCode() {
      return 1;
    }
  }

  /** Changes its hash code with its text. */
  private static final class Changing {
    private String text = "";

    @Override
    public boolean equals(Object other) {
      return other instanceof Changing that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }

  static java.util.stream.Stream<Object> values() {
    return java.util.stream.Stream.concat(
        collections(),
        java.util.stream.Stream.of(
            Option.none(),
            Option.some(HashMap.of(Color.RED, 1)),
            Either.left(HashSet.of(Color.RED)),
            Either.right(1),
            Try.success(LinkedHashMap.of(Color.RED, 1)),
            Validation.valid(List.of(1)),
            Validation.invalid("a"),
            Tuple.of("a", Color.RED, List.empty()),
            CharSeq.of("abc"),
            Tree.of("a", Tree.of("b"), Tree.of("c")),
            Queue.of(1, 2).enqueue(3),
            List.range(0, 5_000),
            Vector.range(0, 5_000)));
  }

  static java.util.stream.Stream<Object> collections() {
    return java.util.stream.Stream.of(
        HashMap.empty(),
        HashMap.of("a", null, null, "b"),
        HashMap.of(Color.RED, HashMap.of(Color.GREEN, 1)),
        HashMap.ofEntries(List.range(0, 5_000).map(i -> Tuple.of(i, i))),
        LinkedHashMap.empty(),
        LinkedHashMap.of("z", 1, "a", null),
        HashSet.empty(),
        HashSet.of(Color.RED, null, "a"),
        HashSet.ofAll(List.range(0, 5_000)),
        LinkedHashSet.empty(),
        LinkedHashSet.of("z", Color.RED),
        TreeMap.empty(),
        TreeMap.of("b", 1, "a", null),
        TreeMap.ofEntries(List.range(0, 5_000).map(i -> Tuple.of(i, i))),
        TreeMap.of(Comparator.<String>reverseOrder(), "a", 1, "b", 2),
        TreeSet.empty(),
        TreeSet.of(Color.GREEN, Color.RED),
        TreeSet.of(String.CASE_INSENSITIVE_ORDER, "b", "A"),
        HashMultimap.withSeq().empty(),
        HashMultimap.withSeq().of("a", 1, "b", 5, "a", 2, "a", 1),
        HashMultimap.withSet().of(Color.RED, Color.GREEN, Color.RED, null),
        HashMultimap.withSortedSet(Comparator.<Integer>reverseOrder()).of("a", 1, "a", 2),
        LinkedHashMultimap.withSeq().of("z", 1, "a", 5, "z", 2),
        TreeMultimap.withSet().of("z", 1, "a", 5, "z", 2),
        TreeMultimap.withSeq().of(Comparator.<String>reverseOrder(), "a", 1, "b", 2),
        BitSet.empty(),
        BitSet.of(0, 5, 200));
  }

  @ParameterizedTest
  @MethodSource("values")
  void comeBack(Object value) throws Exception {
    assertThat(UntypedCache.copy(value)).isEqualTo(value).hasSameClassAs(value);
    assertThat(UntypedCache.copy(new Holder(value))).isEqualTo(new Holder(value));
  }

  @ParameterizedTest
  @MethodSource("values")
  void thatAreMetTwiceComeBackOnce(Object value) throws Exception {
    java.util.List<Object> copied = UntypedCache.twice(value);

    assertThat(copied.get(0)).isSameAs(copied.get(1));
  }

  @ParameterizedTest
  @MethodSource("collections")
  void keepTheirOrder(Object collection) throws Exception {
    assertThat(List.ofAll((Iterable<?>) UntypedCache.copy(collection)))
        .isEqualTo(List.ofAll((Iterable<?>) collection));
  }

  @ParameterizedTest
  @MethodSource("collections")
  void areStoredWithoutATreeOfTheirOwn(Object collection) {
    NamedSurrogate surrogate =
        requireNonNull(new Surrogates(java.util.List.of()).find(collection.getClass()));

    assertThat(requireNonNull(surrogate.toStored(collection)).getClass().getName())
        .containsAnyOf("java.util.", "[J");
  }

  @Test
  void emptyOnesAreTheConstants() throws Exception {
    assertThat(UntypedCache.copy(HashMap.empty())).isSameAs(HashMap.empty());
    assertThat(UntypedCache.copy(LinkedHashSet.empty())).isSameAs(LinkedHashSet.empty());
  }

  @Test
  void keysAreFoundInWhatIsFilledAnew() throws Exception {
    HashMap<Color, Integer> map = UntypedCache.copy(HashMap.of(Color.RED, 1, Color.GREEN, 2));
    HashMultimap<Color, Integer> multimap =
        UntypedCache.copy(HashMultimap.withSet().of(Color.RED, 1));

    assertThat(map.get(Color.GREEN)).isEqualTo(Option.some(2));
    assertThat(multimap.get(Color.RED).get()).isEqualTo(HashSet.of(1));
  }

  @Test
  void sortedOnesKeepTheirComparators() throws Exception {
    TreeMap<String, Integer> map = TreeMap.of(String.CASE_INSENSITIVE_ORDER, "b", 1, "A", 2);
    TreeMultimap<String, String> multimap =
        TreeMultimap.withSortedSet(String.CASE_INSENSITIVE_ORDER)
            .of(Comparator.<String>reverseOrder(), "a", "x", "b", "y");

    assertThat(UntypedCache.copy(map).put("B", 3)).isEqualTo(map.put("B", 3));
    assertThat(UntypedCache.copy(multimap).put("c", "Y").put("b", "Y").keySet())
        .containsExactly("c", "b", "a");
    assertThat(UntypedCache.copy(multimap).put("b", "Y").size()).isEqualTo(2);
  }

  @Test
  void multimapsCanBeAddedTo() throws Exception {
    HashMultimap<String, Integer> seq = HashMultimap.withSeq().of("a", 1);
    HashMultimap<String, Integer> set = HashMultimap.withSet().of("a", 1);

    assertThat(UntypedCache.copy(seq).put("a", 1).size()).isEqualTo(2);
    assertThat(UntypedCache.copy(set).put("a", 1).size()).isEqualTo(1);
  }

  @Test
  void aPriorityQueueKeepsWhatComesFirst() throws Exception {
    PriorityQueue<Integer> queue = PriorityQueue.of(Comparator.reverseOrder(), 1, 3, 2);

    assertThat(UntypedCache.copy(queue).dequeue()._1).isEqualTo(3);
  }

  @Test
  void aStreamIsStoredByItsElements() throws Exception {
    assertThat(UntypedCache.copy(Stream.range(0, 5_000))).isEqualTo(Stream.range(0, 5_000));
  }

  @Test
  void aLazyIsStoredByItsValue() throws Exception {
    Lazy<@Nullable Object> lazy = Lazy.of(() -> HashMap.of(Color.RED, 1));
    Lazy<@Nullable Object> ofNull = Lazy.of(() -> null);

    assertThat((Object) UntypedCache.copy(lazy)).isEqualTo(lazy);
    assertThat(UntypedCache.copy(ofNull).get()).isNull();
  }

  @Test
  void aKeyThatHasChangedIsRefusedOrFoundAgain() {
    Changing first = new Changing();
    Changing second = new Changing();
    second.text = "b";
    HashMap<Changing, Integer> map = HashMap.of(first, 1, second, 2);
    second.text = "";

    assertThatThrownBy(() -> UntypedCache.copy(map))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("have become equal");
  }

  @Test
  void whatWouldBeSearchedForTooLongIsRefused() {
    List<Colliding> many = List.range(0, 7_000).map(Colliding::new);

    assertThatThrownBy(() -> UntypedCache.copy(HashSet.ofAll(many)))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("one hash code");
    assertThatThrownBy(() -> UntypedCache.copy(HashMap.ofEntries(many.map(k -> Tuple.of(k, 1)))))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("one hash code");
  }

  @Test
  void anEmptyMultimapThatHidesItsOrderIsRefusedWithWhatToDo() {
    assertThatThrownBy(() -> UntypedCache.copy(HashMultimap.<Integer>withSortedSet().empty()))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("java.util.SortedSet");
  }

  @Test
  void oneKeyWithTooManyValuesIsRefusedAndItsMapIsStored() throws Exception {
    HashMap<String, List<Integer>> values = HashMap.of("a", List.range(0, 7_000));
    HashMultimap<String, Integer> multimap =
        HashMultimap.withSeq().ofEntries(values.get("a").get().map(v -> Tuple.of("a", v)));

    assertThatThrownBy(() -> UntypedCache.copy(multimap))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageEndingWith("Store its asMap()");
    assertThat(UntypedCache.copy(multimap.asMap())).isEqualTo(values);
  }

  @Test
  void aBitSetWithTooManyBitsIsRefusedAndThatOfJavaIsStored() throws Exception {
    BitSet<Integer> bits = BitSet.range(0, 1_000_001);
    java.util.BitSet ofJava = new java.util.BitSet();
    bits.forEach(ofJava::set);

    assertThatThrownBy(() -> UntypedCache.copy(bits))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("java.util.BitSet");
    assertThat(UntypedCache.copy(ofJava)).isEqualTo(ofJava);
  }

  @Test
  void aBitSetOfOtherThanIntsIsRefusedAndAHashSetOfItIsStored() throws Exception {
    BitSet<Color> colors = BitSet.withEnum(Color.class).of(Color.RED);

    assertThatThrownBy(() -> UntypedCache.copy(colors))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("HashSet.ofAll");
    assertThat(UntypedCache.copy(HashSet.ofAll(colors))).isEqualTo(HashSet.of(Color.RED));
  }
}
