package io.github.dynamojcache.internal.values;

import static io.github.dynamojcache.internal.values.SharedGraphs.lists;
import static io.github.dynamojcache.internal.values.SharedGraphs.sets;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.esotericsoftware.kryo.kryo5.io.Output;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.codec.UnsupportedValueException;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes for classes that serialize themselves, and bytes of Java serialization, by an attacker. */
@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD) // without limits they never end
class ForgedSerializationTest {

  private static final int HEADER = 4;

  /** Two classes, the type of a field, the map and its key come before its value. */
  private static final int NUMBER_OF_VALUE = 5;

  private final KryoValueCodec codec = new KryoValueCodec(getClass().getClassLoader());
  private final ForgedValues values = new ForgedValues(codec);

  /** Writes a number of its own. */
  static final class Numbered implements Serializable {
    private static final long serialVersionUID = 1L;
    private transient int number = 7;

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeInt(number);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      number = in.readInt();
    }
  }

  /** Of a map of the JDK that takes its keys out of bytes of Java serialization. */
  static final class NamedMap extends HashMap<Object, Object> {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("unused") // so that it is more than its entries
    private final String name = "n";
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, -2, -5, Integer.MIN_VALUE})
  void anItemThatIsNoneIsNotWaitedFor(int tag) {
    byte[] honest = codec.encode(new Numbered(), 0);
    Output output = new Output(64, -1);
    output.writeBytes(honest, 0, honest.length - 1); // the end of what the class wrote
    output.writeVarInt(tag, true);
    output.writeVarInt(0, true);

    assertThat(values.undecodable(output.toBytes()).reason()).isEqualTo(Reason.FORMAT);
  }

  /** Java serialization compiles one when it is used, and looks at no flags before. */
  @Test
  void aPatternThatCannotBeCompiledIsRefusedOrComesBack() throws Exception {
    byte[] honest = codec.encode(Pattern.compile("(?i)a", Pattern.COMMENTS), 0);
    byte[] bytes = plain(Pattern.compile("sa", Pattern.COMMENTS)); // s is the mark of a text
    int flags = indexOf(bytes, new byte[] {0x70, 0, 0, 0, 4}) + 1;

    bytes[flags] = 1; // there is no such flag
    Object flagged = values.copy(decoded(withBytes(honest, bytes)));
    assertThat(((Pattern) flagged).flags()).isEqualTo(0x1000004);

    bytes[flags] = 0;
    bytes[bytes.length - 1] = '(';
    Object broken = decoded(withBytes(honest, bytes));
    assertThatThrownBy(() -> codec.encode(broken, 0)).isInstanceOf(UnsupportedValueException.class);
  }

  private Object decoded(byte[] bytes) throws UndecodableValueException {
    return codec.decode(bytes, 0, bytes.length);
  }

  private static final AtomicInteger HASHED = new AtomicInteger();

  /** Counts how often its hash code is asked for. */
  static final class Hashed implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public boolean equals(Object other) {
      return other instanceof Hashed;
    }

    @Override
    public int hashCode() {
      return HASHED.incrementAndGet();
    }
  }

  @Test
  void setsThatStandInTheBytesOfAnotherObjectAreNotRead() throws Exception {
    byte[] bytes = plain(new AtomicReferenceArray<>(new Object[] {sets(60)}));

    assertThat(values.undecodable(withBytes(array(), bytes))).isNotNull();
  }

  @Test
  void immutableSetsThatStandInTheBytesOfAnotherObjectAreNotRead() throws Exception {
    List<?> list = List.of(0);
    for (int i = 0; i < 60; i++) {
      list = List.of(list, list);
    }
    byte[] bytes = plain(new AtomicReferenceArray<>(new Object[] {List.of(list, list, list)}));
    // The kind and the size of the outer one: it becomes a set.
    byte[] ofList = {0, 0, 0, 1, 0x77, 4, 0, 0, 0, 3};
    int at = indexOf(bytes, ofList);
    bytes[at + 3] = 2;

    assertThat(values.undecodable(withBytes(array(), bytes))).isNotNull();
  }

  /** Its hash code asks the network, and says so here. */
  @Test
  void aKeyThatStandsInTheBytesIsNotHashed() throws Exception {
    for (Object held : List.of(new HashMap<>(Map.of(new Hashed(), 1)), Set.of(new Hashed(), 1))) {
      byte[] bytes = plain(new AtomicReferenceArray<>(new Object[] {held}));
      HASHED.set(0);

      assertThat(values.undecodable(withBytes(array(), bytes))).isNotNull();
      assertThat(HASHED).hasValue(0);
    }
  }

  /** The list is of the class that stands for sets as well. */
  @Test
  void aSetWithinTheBytesOfAListIsNotRead() throws Exception {
    byte[] honest = codec.encode(Stream.of(1, 2, 3).toList(), 0);
    byte[] bytes = plain(Stream.of(List.of(new Hashed(), 1, 2), 1).toList());
    byte[] ofList = {0, 0, 0, 1, 0x77, 4, 0, 0, 0, 3};
    bytes[indexOf(bytes, ofList) + 3] = 2;
    HASHED.set(0);

    assertThat(values.undecodable(withBytes(honest, bytes))).isNotNull();
    assertThat(HASHED).hasValue(0);
  }

  @Test
  @SuppressWarnings("unchecked") // on purpose
  void classesThatAreHeldAsSuchComeBack() throws Exception {
    for (Class<?> held :
        List.of(HashMap.class, Hashed.class, Thread.State.class, Integer.class, int[].class)) {
      List<?> copied =
          (List<?>) values.copy(Collections.checkedList(new ArrayList<>(), (Class<?>) held));

      assertThatThrownBy(() -> ((List<Object>) copied).add("other"))
          .isInstanceOf(ClassCastException.class)
          .hasMessageContaining(held.toString());
    }
  }

  @Test
  void aKeyThatTheBytesReferToManyTimesIsCountedEachTime() throws Exception {
    Object shared = lists(16); // 130,000 objects
    NamedMap honest = new NamedMap();
    honest.put(1, shared);
    byte[] bytes = bytesOf(codec.encode(honest, 0));
    byte[] many = manyEntries(bytes, 20_000);

    assertThat(values.undecodable(withBytes(codec.encode(honest, 0), many)).reason())
        .isEqualTo(Reason.LIMIT);
  }

  @Test
  void manyEntriesThatShareTheirValueAreNotMeant() throws Exception {
    NamedMap honest = new NamedMap();
    List<Object> shared = new ArrayList<>(List.of(1, 2, 3));
    for (int i = 0; i < 10_000; i++) {
      honest.put("k" + i, shared);
    }

    assertThat(values.copy(honest)).isEqualTo(honest);
  }

  private byte[] array() {
    return codec.encode(new AtomicReferenceArray<>(new Object[] {1}), 0);
  }

  private static byte[] plain(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    byte[] all = bytes.toByteArray();
    return Arrays.copyOfRange(all, HEADER, all.length);
  }

  /** The bytes of Java serialization, with which the value ends. */
  private static byte[] bytesOf(byte[] encoded) {
    return Arrays.copyOfRange(encoded, start(encoded), encoded.length);
  }

  private static int start(byte[] encoded) {
    return indexOf(encoded, new byte[] {0x73, 0x72, 0});
  }

  private static byte[] withBytes(byte[] encoded, byte[] serialized) {
    int start = start(encoded);
    Output output = new Output(1024, -1);
    output.writeBytes(encoded, 0, start - Output.varIntLength(encoded.length - start, true));
    output.writeVarInt(serialized.length, true);
    output.writeBytes(serialized);
    return output.toBytes();
  }

  /** The one entry of a map, and then its value over and over again as key and as value. */
  private static byte[] manyEntries(byte[] map, int count) {
    int size = indexOf(map, new byte[] {0x77, 8}) + 6; // a block begins: capacity and size
    int end = size + 4 + 2 * 5; // key and value are texts of two characters
    ByteBuffer many = ByteBuffer.allocate(map.length + 10 * count);
    many.put(map, 0, size).putInt(count).put(map, size + 4, end - size - 4);
    for (int i = 0; i < 2 * (count - 1); i++) {
      many.put((byte) 0x71).putInt(0x7E0000 + NUMBER_OF_VALUE);
    }
    many.put(map, end, map.length - end);
    return Arrays.copyOf(many.array(), many.position());
  }

  private static int indexOf(byte[] bytes, byte[] piece) {
    for (int i = 0; i <= bytes.length - piece.length; i++) {
      if (Arrays.equals(bytes, i, i + piece.length, piece, 0, piece.length)) {
        return i;
      }
    }
    throw new AssertionError("not found in " + Arrays.toString(bytes));
  }
}
