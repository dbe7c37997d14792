package io.github.dynamojcache.values;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The comparison finds what differs, and nothing else. */
class ObjectGraphsTest {

  @SuppressWarnings("UnusedVariable") // found by reflection
  private static class Part implements Serializable {
    private static final Part NONE = new Part("none");
    private final String text;
    private transient @Nullable Object cached;
    private @Nullable Object next;

    Part(String text) {
      this.text = text;
    }

    Part caching(Object object) {
      cached = object;
      return this;
    }

    Part before(Object object) {
      next = object;
      return this;
    }
  }

  private static <K, V> Map<K, V> sized(int capacity, Map<K, V> content) {
    Map<K, V> map = new HashMap<>(capacity);
    map.putAll(content);
    return map;
  }

  private static LinkedHashMap<String, Integer> linked(boolean byAccess, String... keys) {
    LinkedHashMap<String, Integer> map = new LinkedHashMap<>(16, 0.75f, byAccess);
    for (String key : keys) {
      map.put(key, 1);
    }
    return map;
  }

  private static Part inItself(boolean closed) {
    Part first = new Part("a");
    return first.before(new Part("b").before(closed ? first : new Part("a")));
  }

  private static List<Object> twice(boolean same) {
    int[] shared = {1};
    return Arrays.asList(shared, same ? shared : new int[] {1});
  }

  private static Map<Object, Integer> byIdentity(int first, int second) {
    Map<Object, Integer> map = new IdentityHashMap<>();
    map.put(new ArrayList<>(), first);
    map.put(new ArrayList<>(), second);
    return map;
  }

  static Stream<Arguments> different() {
    return Stream.of(
        Arguments.of(1, 1L),
        Arguments.of(0.0, -0.0),
        Arguments.of(Float.intBitsToFloat(0x7fc00001), Float.NaN),
        Arguments.of(new int[] {1}, new int[] {2}),
        Arguments.of(new Integer[] {1}, new Object[] {1}),
        Arguments.of(new Part("a"), new Part("b")),
        Arguments.of(new Part("a").caching("x"), new Part("a")),
        Arguments.of(inItself(true), inItself(false)),
        Arguments.of(twice(true), twice(false)),
        Arguments.of(twice(false), twice(true)),
        Arguments.of(Map.of("a", 1), Map.of("a", 2)),
        Arguments.of(new HashMap<>(Map.of("a", 1)), new HashMap<>(Map.of("b", 1))),
        Arguments.of(new HashMap<>(Map.of("a", 1)), new LinkedHashMap<>(Map.of("a", 1))),
        Arguments.of(linked(false, "a", "b"), linked(false, "b", "a")),
        Arguments.of(linked(false, "a"), linked(true, "a")),
        Arguments.of(new ArrayList<>(List.of(1, 2)), new ArrayList<>(List.of(1))),
        Arguments.of(new TreeSet<>(String.CASE_INSENSITIVE_ORDER), new TreeSet<String>()),
        Arguments.of(
            Collections.unmodifiableList(new ArrayList<>()),
            Collections.unmodifiableList(new ArrayList<>(List.of(1)))),
        Arguments.of(byIdentity(1, 2), byIdentity(1, 1)));
  }

  @ParameterizedTest
  @MethodSource
  void different(Object expected, Object actual) {
    assertThat(ObjectGraphs.difference(expected, actual)).isNotNull();
  }

  static Stream<Supplier<Object>> same() {
    return Stream.of(
        () -> 1.5,
        () -> inItself(true),
        () -> inItself(false),
        () -> twice(true),
        () -> twice(false),
        () -> new Part("a").caching(new Part("b")),
        () -> byIdentity(1, 2),
        () -> byIdentity(1, 1),
        () -> new HashSet<>(List.of(Thread.State.NEW, Thread.State.BLOCKED, "x")),
        () -> new HashMap<>(Map.of(List.of("a"), new Object[] {Map.of()})));
  }

  @ParameterizedTest
  @MethodSource
  void same(Supplier<Object> value) {
    assertThat(ObjectGraphs.difference(value.get(), value.get())).isNull();
  }

  @Test
  void theCapacityOfAHashTableIsNoDifference() {
    Map<String, Integer> content = Map.of("a", 1, "b", 2, "c", 3);

    assertThat(ObjectGraphs.difference(sized(2, content), sized(1000, content))).isNull();
  }

  @Test
  void aDifferenceIsNamedByTheWayToIt() {
    Part expected = new Part("a").before(new ArrayList<>(List.of(new Part("b"))));
    Part actual = new Part("a").before(new ArrayList<>(List.of(new Part("c"))));

    assertThat(ObjectGraphs.difference(expected, actual))
        .isEqualTo(
            "Part:Part.next > ArrayList:elements[0] > Part:Part.text: expected java.lang.String b"
                + " but was java.lang.String c");
  }

  @Test
  void aConstantMustBeItself() throws Exception {
    Part original = new Part("a").before(Part.NONE);
    Object byJava = requireNonNull(JavaSerialization.roundTrip(original));

    assertThat(ObjectGraphs.differenceFromJava(original, byJava, new Part("a").before(Part.NONE)))
        .isNull();
    assertThat(
            ObjectGraphs.differenceFromJava(
                original, byJava, new Part("a").before(new Part("none"))))
        .contains("only == tells");
  }

  @Test
  void whatIsTheOriginalInEveryFieldIsWhole() {
    Part original = new Part("a").caching("x");
    Part byJava = new Part("a");

    assertThat(ObjectGraphs.isWhole(original, byJava, new Part("a").caching("x"))).isTrue();
    assertThat(ObjectGraphs.isWhole(original, byJava, new Part("a").caching("y"))).isFalse();
  }

  @Test
  void aViewThatJavaDoesNotStoreMayComeBackAsACollection() {
    List<Integer> view = new ArrayList<>(List.of(1, 2, 3)).subList(0, 2);

    assertThat(ObjectGraphs.differenceFromOriginal(view, new ArrayList<>(List.of(1, 2)))).isNull();
    assertThat(ObjectGraphs.differenceFromOriginal(view, new ArrayList<>(List.of(2, 1))))
        .isNotNull();
    assertThat(ObjectGraphs.differenceFromOriginal(view, new HashSet<>(List.of(1, 2)))).isNotNull();
  }
}
