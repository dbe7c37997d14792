package io.github.dynamojcache.internal.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.internal.values.kryo.KryoValueCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bytes as a codec writes them, and as it would not. */
public final class ForgedValues {

  private final KryoValueCodec codec;

  public ForgedValues(KryoValueCodec codec) {
    this.codec = codec;
  }

  /** The bytes of a value, with another class in the place of one in it: what nobody wrote. */
  public byte[] forged(Object value, Class<?> written, Class<?> read) {
    String bytes = new String(codec.encode(value, 0), StandardCharsets.ISO_8859_1);
    assertThat(bytes).contains(name(written));
    return bytes.replace(name(written), shaped(read)).getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * The bytes of a list of two, of which the second holds the first. The second is written with a
   * number as its last part, in whose place the first is put: so nobody sees it when it is written.
   */
  byte[] withSharedPart(Object shared, Object holder, int lastPart) {
    assertThat(shared).isInstanceOf(ArrayList.class);
    byte[] number = codec.encode(lastPart, 0);
    byte[] bytes = codec.encode(new ArrayList<>(List.of(shared, holder)), 0);
    int at = bytes.length - number.length;
    assertThat(Arrays.copyOfRange(bytes, at, bytes.length)).isEqualTo(number);
    byte[] forged = Arrays.copyOf(bytes, at + 3);
    forged[at] = 1; // of a class by name
    forged[at + 1] = 0; // the first one, as is the list of two
    forged[at + 2] = 3; // the second object of all
    return forged;
  }

  /** The name, and what stands after it: for a class that is not of the JDK, its shape. */
  private String shaped(Class<?> type) {
    if (type.getName().startsWith("java.")) {
      return name(type);
    }
    String empty = new String(codec.encode(made(type), 0), StandardCharsets.ISO_8859_1);
    return empty.substring(empty.indexOf(name(type)), empty.length() - 2);
  }

  private static Object made(Class<?> type) {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** As Kryo writes it: the last character is marked. */
  private static String name(Class<?> type) {
    String name = type.getName();
    int last = name.length() - 1;
    return name.substring(0, last) + (char) (name.charAt(last) | 0x80);
  }

  public UndecodableValueException undecodable(byte[] bytes) {
    try {
      Object value = codec.decode(bytes, 0, bytes.length);
      throw new AssertionError("decoded to a " + value.getClass());
    } catch (UndecodableValueException e) {
      return e;
    }
  }

  public Object copy(Object value) throws UndecodableValueException {
    byte[] bytes = codec.encode(value, 0);
    return codec.decode(bytes, 0, bytes.length);
  }
}
