package io.github.dynamojcache.values.libraries;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import scala.None$;
import scala.Option;
import scala.Some;
import scala.Symbol;
import scala.Tuple1;
import scala.Tuple2;
import scala.Tuple3;
import scala.collection.Iterable;
import scala.collection.immutable.ArraySeq;
import scala.collection.immutable.BitSet;
import scala.collection.immutable.HashMap$;
import scala.collection.immutable.HashSet$;
import scala.collection.immutable.LazyList$;
import scala.collection.immutable.List;
import scala.collection.immutable.List$;
import scala.collection.immutable.ListMap$;
import scala.collection.immutable.ListSet$;
import scala.collection.immutable.Map;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Nil$;
import scala.collection.immutable.Queue$;
import scala.collection.immutable.Range$;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Set;
import scala.collection.immutable.Set$;
import scala.collection.immutable.TreeMap$;
import scala.collection.immutable.TreeSeqMap$;
import scala.collection.immutable.TreeSet$;
import scala.collection.immutable.Vector$;
import scala.collection.immutable.VectorMap$;
import scala.collection.immutable.WrappedString;
import scala.collection.mutable.ArrayBuffer$;
import scala.collection.mutable.LinkedHashMap$;
import scala.collection.mutable.ListBuffer$;
import scala.concurrent.duration.Duration;
import scala.concurrent.duration.Duration$;
import scala.jdk.javaapi.CollectionConverters;
import scala.math.BigDecimal;
import scala.math.BigInt;
import scala.math.Ordering;
import scala.runtime.BoxedUnit;
import scala.util.Left;
import scala.util.Right;
import scala.util.Success;

/** Scala 2.13's library, which is Scala 3's too up to 3.7. */
public final class ScalaSamples extends LibrarySet {

  @Override
  void collect(LibrarySamples samples) {
    plain(samples);
    sequences(samples);
    maps(samples);
    sets(samples);
    mutable(samples);
  }

  private static void plain(LibrarySamples samples) {
    samples
        .storable("None", Option.class, Option::empty, o -> Check.that(o == None$.MODULE$, o))
        .storable("None in a record", () -> new Holder<>(Option.empty()))
        .storable("Some", () -> new Some<>("a"))
        .storable("Some of None", () -> new Some<>(Option.empty()))
        .storable("Left", () -> new Left<>("a"))
        .storable("Right", () -> new Right<>(1))
        .storable("Success", () -> new Success<>("a"))
        .storable("Tuple1", () -> new Tuple1<>("a"))
        .storable("Tuple2", () -> new Tuple2<>("a", 1))
        .storable("Tuple2 of numbers", () -> new Tuple2<Object, Object>(1, 2))
        .storable("Tuple3", () -> new Tuple3<>("a", 1, Option.empty()))
        .storable("BigDecimal", () -> BigDecimal.exact("1.25"))
        .storable("BigInt", () -> BigInt.apply(5))
        .storable("BigInt, big", () -> BigInt.apply("123456789012345678901234567890"))
        .storable("BigInt, used", () -> usedBigInt())
        .storable("FiniteDuration", () -> Duration$.MODULE$.apply(5L, TimeUnit.SECONDS))
        .storable(
            "Duration.Inf",
            Duration.class,
            () -> Duration$.MODULE$.Inf(),
            d -> Check.that(d == Duration$.MODULE$.Inf(), d))
        .storable(
            "BoxedUnit",
            BoxedUnit.class,
            () -> BoxedUnit.UNIT,
            unit -> Check.that(unit == BoxedUnit.UNIT, unit))
        .storable(
            "Symbol",
            Symbol.class,
            () -> Symbol.apply("a"),
            symbol -> Check.that(symbol == Symbol.apply("a"), symbol));
  }

  private static void sequences(LibrarySamples samples) {
    samples
        .storable("Nil", List.class, List$.MODULE$::empty, l -> Check.that(l == Nil$.MODULE$, l))
        .storable("Nil in a record", () -> new Holder<>(List$.MODULE$.empty()))
        .storable("List, one", () -> List$.MODULE$.from(of("a")))
        .storable("List", () -> List$.MODULE$.from(of("a", "b", "c")))
        .storable("List of records", () -> List$.MODULE$.from(of(new Order("1", 1))))
        .storable("List of 5,000", () -> List$.MODULE$.from(of(numbers(5_000))))
        .storable("Vector, empty", () -> Vector$.MODULE$.empty())
        .storable("Vector", () -> Vector$.MODULE$.from(of(1, 2, 3)))
        .storable("Vector of 5,000", () -> Vector$.MODULE$.from(of(numbers(5_000))))
        .storable("Queue", () -> Queue$.MODULE$.from(of(1, 2)))
        .storable("Range", () -> Range$.MODULE$.apply(0, 5))
        .storable("Range, inclusive, by two", () -> Range$.MODULE$.inclusive(0, 6, 2))
        .storable("Range, empty", () -> Range$.MODULE$.apply(0, 0))
        .storable("ArraySeq of objects", () -> ArraySeq.unsafeWrapArray(new String[] {"a", "b"}))
        .storable("ArraySeq of int", () -> ArraySeq.unsafeWrapArray(new int[] {1, 2}))
        .storable("WrappedString", () -> new WrappedString("abc"))
        .rightOrRefused("LazyList, empty", () -> LazyList$.MODULE$.empty())
        .rightOrRefused("LazyList, evaluated", () -> evaluated());
  }

  private static void maps(LibrarySamples samples) {
    samples
        .storable("Map, empty", () -> Map$.MODULE$.empty())
        .storable("Map of one", () -> Map$.MODULE$.from(entries(1)))
        .storable("Map of two", () -> Map$.MODULE$.from(entries(2)))
        .storable("Map of three", () -> Map$.MODULE$.from(entries(3)))
        .storable("Map of four", () -> Map$.MODULE$.from(entries(4)))
        .storable("Map of five", () -> Map$.MODULE$.from(entries(5)))
        .storable("Map of 1,000", () -> Map$.MODULE$.from(entries(1_000)))
        .storable("Map by enum, three", Map.class, () -> enums(), ScalaSamples::findsEnums)
        .storable("Map by enum and more", Map.class, () -> mixed(), ScalaSamples::findsEnums)
        .storable("HashMap, empty", () -> HashMap$.MODULE$.empty())
        .storable("HashMap", () -> HashMap$.MODULE$.from(entries(2)))
        .storable("TreeMap", () -> TreeMap$.MODULE$.from(entries(3), natural()))
        .storable(
            "TreeMap, reverse order", () -> TreeMap$.MODULE$.from(entries(3), natural().reverse()))
        .storable("ListMap", () -> ListMap$.MODULE$.from(entries(3)))
        .storable("VectorMap", () -> VectorMap$.MODULE$.from(entries(3)))
        .storable("TreeSeqMap", () -> TreeSeqMap$.MODULE$.from(entries(3)))
        .storable("a Map by enum in a record", () -> new Holder<>(mixed()));
  }

  @SuppressWarnings("unchecked") // a class literal has no type arguments
  private static void sets(LibrarySamples samples) {
    samples
        .storable("Set, empty", () -> Set$.MODULE$.empty())
        .storable("Set of one", () -> Set$.MODULE$.from(of("a")))
        .storable("Set of four", () -> Set$.MODULE$.from(of(1, 2, 3, 4)))
        .storable("Set of five", () -> Set$.MODULE$.from(of(1, 2, 3, 4, 5)))
        .storable(
            "HashSet of enums",
            Set.class,
            () -> HashSet$.MODULE$.from(of(Color.RED, Color.GREEN, Color.BLUE, 1, 2)),
            set -> Check.that(set.contains(Color.GREEN), set))
        .storable("TreeSet", () -> TreeSet$.MODULE$.from(of("b", "a"), natural()))
        .storable("TreeSet, empty", () -> TreeSet$.MODULE$.empty(natural()))
        .storable("ListSet", () -> ListSet$.MODULE$.from(of("b", "a")))
        .storable("BitSet, small", () -> BitSet.fromBitMask(new long[] {5}))
        .storable("BitSet, big", () -> BitSet.fromBitMask(new long[] {5, 6, 7}));
  }

  private static void mutable(LibrarySamples samples) {
    samples
        .storable("ArrayBuffer", () -> ArrayBuffer$.MODULE$.from(of(1, 2)))
        .storable("ListBuffer", () -> ListBuffer$.MODULE$.from(of(1, 2)))
        .storable(
            "mutable HashMap by enum",
            scala.collection.mutable.HashMap.class,
            () -> scala.collection.mutable.HashMap$.MODULE$.from(enums()),
            ScalaSamples::findsEnums)
        .storable("mutable LinkedHashMap", () -> LinkedHashMap$.MODULE$.from(entries(3)))
        .storable(
            "mutable HashSet of enums",
            () -> scala.collection.mutable.HashSet$.MODULE$.from(of(Color.RED, Color.BLUE)))
        .rightOrRefused(
            "mutable TreeMap",
            () -> scala.collection.mutable.TreeMap$.MODULE$.from(entries(3), natural()))
        .rightOrRefused(
            "a Java list as a Scala buffer",
            () -> CollectionConverters.asScala(new java.util.ArrayList<>(java.util.List.of(1))))
        .rightOrRefused(
            "a Scala list as a Java list",
            () -> CollectionConverters.asJava((Seq<?>) List$.MODULE$.from(of(1, 2))));
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // the array is only read
  private static <E> Iterable<E> of(E... elements) {
    return CollectionConverters.asScala((java.lang.Iterable<E>) java.util.List.of(elements));
  }

  private static Integer[] numbers(int count) {
    return IntStream.range(0, count).boxed().toArray(Integer[]::new);
  }

  private static Iterable<Tuple2<String, Integer>> entries(int count) {
    return CollectionConverters.asScala(
        (java.lang.Iterable<Tuple2<String, Integer>>)
            IntStream.range(0, count).mapToObj(i -> new Tuple2<>("k" + i, i)).toList());
  }

  private static Map<Object, Integer> enums() {
    return Map$.MODULE$.from(
        of(
            new Tuple2<Object, Integer>(Color.RED, 1),
            new Tuple2<Object, Integer>(Color.GREEN, 2),
            new Tuple2<Object, Integer>(Color.BLUE, 3)));
  }

  private static Map<Object, Integer> mixed() {
    return Map$.MODULE$.from(
        of(
            new Tuple2<Object, Integer>(Color.RED, 1),
            new Tuple2<Object, Integer>(Color.GREEN, 2),
            new Tuple2<Object, Integer>(Color.BLUE, 3),
            new Tuple2<Object, Integer>("x", 4),
            new Tuple2<Object, Integer>(5, 5)));
  }

  @SuppressWarnings("unchecked")
  private static void findsEnums(Object map) {
    for (Color color : Color.values()) {
      Check.that(((scala.collection.Map<Object, Integer>) map).contains(color), map);
    }
  }

  @SuppressWarnings("unchecked")
  private static Ordering<String> natural() {
    return (Ordering<String>) (Ordering<?>) Ordering.String$.MODULE$;
  }

  private static BigInt usedBigInt() {
    BigInt number = BigInt.apply(5);
    number.bigInteger();
    Look.at(number.hashCode());
    return number;
  }

  private static Object evaluated() {
    scala.collection.immutable.LazyList<Integer> list = LazyList$.MODULE$.from(of(1, 2));
    list.size();
    return list;
  }
}
