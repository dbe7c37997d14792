package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tables of libraries that are neither maps nor sets of the JDK: what stands where a hash code of
 * this JVM says is not stored.
 */
@SuppressWarnings("UnusedVariable") // the codec reads them
class HashTablesTest {

  private enum Color {
    RED,
    GREEN
  }

  /** Hashed by its identity. */
  private static final class Plain {
    private final String text = "a";
  }

  private record OfColor(String name, Color color) {}

  /** Open addressing: two arrays and a mask. */
  private static final class ObjectIntTable {
    private final @Nullable Object[] keys = new Object[8];
    private final int[] values = new int[8];
    private final int mask = 7;

    ObjectIntTable put(Object key, int value) {
      int slot = key.hashCode() & mask;
      while (keys[slot] != null && !Objects.equals(keys[slot], key)) {
        slot = (slot + 1) & mask;
      }
      keys[slot] = key;
      values[slot] = value;
      return this;
    }
  }

  private static final class IntObjectTable {
    private final int[] keys = {0, 1};
    private final Object[] values;
    private final int mask = 1;

    IntObjectTable(Object... values) {
      this.values = values;
    }
  }

  private static final class ElementTable {
    private final @Nullable Object[] elements = new Object[4];
    private final float loadFactor = 0.75f;

    ElementTable(Object element) {
      elements[element.hashCode() & 3] = element;
    }
  }

  /** Chains of nodes that keep a mixed hash code. */
  private static final class Chained {

    static final class Node {
      private final int hash;
      private final Object key;
      private final Object value;
      private @Nullable Node next;

      Node(Object key, Object value) {
        this.hash = key.hashCode() ^ (key.hashCode() >>> 16);
        this.key = key;
        this.value = value;
      }
    }

    private final @Nullable Node[] table = new Node[2];
    private int threshold = 1;

    Chained put(Object key, Object value) {
      Node node = new Node(key, value);
      int slot = node.hash & 1;
      node.next = table[slot];
      table[slot] = node;
      threshold++;
      return this;
    }
  }

  /** Nodes that do not keep a hash code. */
  private static final class MyHashMap {

    static final class Cell {
      private final Object k;
      private final Object v;

      Cell(Object k, Object v) {
        this.k = k;
        this.v = v;
      }
    }

    private final List<List<Cell>> buckets = new ArrayList<>(List.of(List.of(), List.of()));

    MyHashMap put(Object key, Object value) {
      buckets.set(key.hashCode() & 1, List.of(new Cell(key, value)));
      return this;
    }
  }

  private static final class WithHashes {
    private final long[] hashes;
    private final Object[] elements;

    WithHashes(Object... elements) {
      this.elements = elements;
      this.hashes = Stream.of(elements).mapToLong(Object::hashCode).toArray();
    }
  }

  private static final class WithLongHash {
    private final long hash;
    private final Object element;

    WithLongHash(Object element) {
      this.element = element;
      this.hash = element.hashCode();
    }
  }

  /** Keys are told by identity: even a text stands elsewhere in another JVM. */
  private static final class ObjectIdentityHashSet {
    private final @Nullable Object[] keys = new Object[4];

    ObjectIdentityHashSet(Object key) {
      keys[System.identityHashCode(key) & 3] = key;
    }
  }

  private static final class IdentityNode {
    private final int hash;
    private final Object element;

    IdentityNode(Object element) {
      this.element = element;
      this.hash = System.identityHashCode(element);
    }
  }

  static Stream<Object> tables() {
    return Stream.concat(
        Stream.of(new ObjectIdentityHashSet("a"), new IdentityNode("a")), tablesByHashCode());
  }

  private static Stream<Object> tablesByHashCode() {
    return Stream.of(Color.RED, new Plain(), new OfColor("a", Color.RED), String.class)
        .flatMap(
            key ->
                Stream.of(
                    new ObjectIntTable().put("a", 1).put(key, 1),
                    new ElementTable(key),
                    new Chained().put(key, 1),
                    new Chained().put("a", 1).put(key, 1).put("b", 2).put("c", 3),
                    new MyHashMap().put(key, 1),
                    new WithHashes("a", key),
                    new WithLongHash(key)));
  }

  static Stream<Object> honest() {
    return Stream.of(
        new ObjectIntTable().put("a", 1).put(5, 2).put(List.of(1L), 3),
        new IntObjectTable(Color.RED, Color.GREEN),
        new ElementTable("a"),
        new Chained().put("a", Color.RED).put("b", Color.GREEN).put(1, "c"),
        new MyHashMap().put("a", Color.RED),
        new WithHashes("a", 1),
        new WithLongHash("a"),
        new Board(),
        new Page(),
        new Alarm(),
        new Document());
  }

  /** No hash tables, though they look a little like one. */
  private static final class Board {
    private final Color[] table = {Color.RED};
    private final Object[] cells = {Color.RED, Color.GREEN};
    private final int bitsPerCell = 2;
  }

  private static final class Page {
    private final List<Object> slots = List.of(Color.RED);
    private final Object[] items = {Color.RED, new Plain()};
    private final int size = 2;
  }

  private static final class Alarm {
    private final int threshold = 5;
    private final Object[] arguments = {Color.RED};
  }

  private static final class Document {
    private final int contentHash = 77;
    private final long[] hashes = {1, 2};
    private final Object[] parts = {Color.RED};
    private final Color state = Color.GREEN;
  }

  private final KryoValueCodec codec = new KryoValueCodec(getClass().getClassLoader());
  private final ForgedValues values = new ForgedValues(codec);

  @ParameterizedTest
  @MethodSource("tables")
  void areNotStoredWithKeysOfWhichTheHashCodeIsOfThisJvm(Object table) {
    assertThatThrownBy(() -> codec.encode(table, 0))
        .isInstanceOf(UnsupportedValueException.class)
        .hasMessageContaining("another JVM computes")
        .hasMessageContaining("ValueSurrogate");
  }

  @ParameterizedTest
  @MethodSource("honest")
  void areStoredWhenEveryJvmComputesTheSame(Object value) throws Exception {
    assertThat(values.copy(value)).usingRecursiveComparison().isEqualTo(value);
  }

  @Test
  void aCopyInAMapOfTheJdkIsStoredAsTheMessageSays() throws Exception {
    Map<Object, Object> copy = new HashMap<>(Map.of(Color.RED, 1, String.class, 2));

    assertThat(values.copy(copy)).isEqualTo(copy);
  }

  @Test
  void aLongChainIsSearchedWithoutRecursion() throws Exception {
    Chained chained = new Chained();
    for (int i = 0; i < 400; i++) {
      chained.put("k" + i, Color.RED);
    }

    assertThat(((Chained) values.copy(chained)).threshold).isEqualTo(401);
  }
}
