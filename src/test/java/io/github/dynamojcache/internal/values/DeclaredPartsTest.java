package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.BiMap;
import com.google.common.collect.HashBiMap;
import com.google.common.collect.ImmutableBiMap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.dynamojcache.codec.UnsupportedKeyException;
import io.github.dynamojcache.internal.keys.CanonicalKeys;
import io.github.dynamojcache.internal.keys.KeySamples.Color;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A collection that is declared as more than an interface comes back as what it is declared as. */
@SuppressWarnings({"JdkObsolete", "NonApiType"})
class DeclaredPartsTest {

  private final CanonicalKeys keys = new CanonicalKeys(getClass().getClassLoader(), List.of());

  record OfEnumSet(EnumSet<Color> part) {}

  record OfEnumMap(EnumMap<Color, Integer> part) {}

  record OfLinkedList(LinkedList<Integer> part) {}

  record OfDeque(Deque<Integer> part) {}

  record OfQueue(Queue<Integer> part) {}

  record OfVector(Vector<Integer> part) {}

  record OfStack(Stack<Integer> part) {}

  record OfCopyOnWrite(CopyOnWriteArrayList<Integer> part) {}

  record OfCopyOnWriteSet(CopyOnWriteArraySet<Integer> part) {}

  record OfConcurrentMap(ConcurrentMap<String, Integer> part) {}

  record OfConcurrentHashMap(ConcurrentHashMap<String, Integer> part) {}

  record OfSkipListMap(ConcurrentSkipListMap<String, Integer> part) {}

  record OfConcurrentNavigableMap(ConcurrentNavigableMap<String, Integer> part) {}

  record OfSkipListSet(ConcurrentSkipListSet<String> part) {}

  record OfNavigableSet(NavigableSet<String> part) {}

  record OfNavigableMap(NavigableMap<String, Integer> part) {}

  record OfHashtable(Hashtable<String, Integer> part) {}

  record OfHashSet(HashSet<String> part) {}

  record OfLinkedHashSet(LinkedHashSet<String> part) {}

  record OfHashMap(HashMap<String, Integer> part) {}

  record OfLinkedHashMap(LinkedHashMap<String, Integer> part) {}

  record OfArrayList(ArrayList<String> part) {}

  record OfCollection(Collection<String> part) {}

  record OfIterable(Iterable<String> part) {}

  record OfImmutableList(ImmutableList<String> part) {}

  record OfImmutableSet(ImmutableSet<String> part) {}

  record OfImmutableSortedSet(ImmutableSortedSet<String> part) {}

  record OfImmutableMap(ImmutableMap<String, Integer> part) {}

  record OfImmutableBiMap(ImmutableBiMap<String, Integer> part) {}

  static final class OfField {
    private final EnumSet<Color> part;

    OfField(EnumSet<Color> part) {
      this.part = part;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof OfField that && part.equals(that.part);
    }

    @Override
    public int hashCode() {
      return part.hashCode();
    }
  }

  static Stream<Object> declared() {
    EnumMap<Color, Integer> byColor = new EnumMap<>(Color.class);
    byColor.put(Color.GREEN, 1);
    Map<String, Integer> map = Map.of("a", 1, "b", 2);
    Stack<Integer> stack = new Stack<>();
    stack.push(1);
    return Stream.of(
        new OfEnumSet(EnumSet.of(Color.RED, Color.GREEN)),
        new OfEnumSet(EnumSet.noneOf(Color.class)),
        new OfEnumMap(byColor),
        new OfEnumMap(new EnumMap<>(Color.class)),
        new OfLinkedList(new LinkedList<>(List.of(1, 2))),
        new OfDeque(new LinkedList<>(List.of(1, 2))),
        new OfQueue(new LinkedList<>(List.of(1, 2))),
        new OfVector(new Vector<>(List.of(1, 2))),
        new OfStack(stack),
        new OfCopyOnWrite(new CopyOnWriteArrayList<>(List.of(1, 2))),
        new OfCopyOnWriteSet(new CopyOnWriteArraySet<>(List.of(1, 2))),
        new OfConcurrentMap(new ConcurrentHashMap<>(map)),
        new OfConcurrentHashMap(new ConcurrentHashMap<>(map)),
        new OfSkipListMap(new ConcurrentSkipListMap<>(map)),
        new OfConcurrentNavigableMap(new ConcurrentSkipListMap<>(map)),
        new OfSkipListSet(new ConcurrentSkipListSet<>(map.keySet())),
        new OfNavigableSet(new TreeSet<>(map.keySet())),
        new OfNavigableMap(new TreeMap<>(map)),
        new OfHashtable(new Hashtable<>(map)),
        new OfHashSet(new HashSet<>(map.keySet())),
        new OfLinkedHashSet(new LinkedHashSet<>(map.keySet())),
        new OfHashMap(new HashMap<>(map)),
        new OfLinkedHashMap(new LinkedHashMap<>(map)),
        new OfArrayList(new ArrayList<>(List.of("a"))),
        new OfCollection(List.of("a")),
        new OfCollection(Set.of("a")),
        new OfIterable(List.of("a")),
        new OfImmutableList(ImmutableList.of("a", "b")),
        new OfImmutableList(ImmutableList.of()),
        new OfImmutableSet(ImmutableSet.of("a", "b")),
        new OfImmutableSortedSet(ImmutableSortedSet.of("b", "a")),
        new OfImmutableMap(ImmutableMap.of("a", 1)),
        new OfImmutableBiMap(ImmutableBiMap.of("a", 1)),
        new OfField(EnumSet.of(Color.RED)));
  }

  @ParameterizedTest
  @MethodSource("declared")
  void aPartComesBackAsItIsDeclared(Object key) {
    Object decoded = keys.decode(keys.encode(key).text());

    assertThat(decoded).isEqualTo(key).hasSameHashCodeAs(key).hasSameClassAs(key);
    assertThat(key).isEqualTo(decoded);
  }

  record Generic<E extends Enum<E>>(EnumSet<E> part) {}

  record OfBiMap(BiMap<String, Integer> part) {}

  record OfArrayDeque(ArrayDeque<String> part) {}

  record Halving(int value) {
    Halving {
      value /= 2;
    }
  }

  record Unmakeable(String name) {
    Unmakeable {
      if (MAKING.get() == null) {
        throw new IllegalStateException("only by the factory");
      }
    }

    static final ThreadLocal<Boolean> MAKING = new ThreadLocal<>();

    static Unmakeable of(String name) {
      MAKING.set(true);
      try {
        return new Unmakeable(name);
      } finally {
        MAKING.remove();
      }
    }
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of(new Generic<>(EnumSet.noneOf(Color.class)), "cannot be made again"),
        Arguments.of(new OfBiMap(HashBiMap.create(Map.of("a", 1))), "cannot be made again"),
        Arguments.of(new OfArrayDeque(new ArrayDeque<>()), "does not override equals"),
        Arguments.of(new Halving(8), "another key when it is made again"),
        Arguments.of(Unmakeable.of("a"), "only by the factory"),
        Arguments.of(new org.joda.time.LocalDate(2020, 1, 2), "org.joda.time.LocalDate"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatCouldNotBeReadBackIsRefusedAtItsFirstUse(Object key, String why) {
    assertThatThrownBy(() -> keys.encode(key))
        .isInstanceOf(UnsupportedKeyException.class)
        .hasMessageContaining(why);
  }

  @Test
  void aPartOfANewClassIsTriedToo() {
    assertThat(keys.encode(new OfCollection(List.of("a"))).text()).isNotEmpty();

    assertThatThrownBy(
            () -> keys.encode(new OfCollection(new java.util.PriorityQueue<>(List.of("a")))))
        .isInstanceOf(UnsupportedKeyException.class);
  }

  @Test
  void everyFormThatAnEmptyGenericSetLacksIsThereWithAConstant() {
    Generic<Color> key = new Generic<>(EnumSet.of(Color.RED));

    assertThat(keys.decode(keys.encode(key).text())).isEqualTo(key);
  }
}
