package io.github.dynamojcache.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dynamojcache.codec.kryo.KryoValueCodec;
import java.nio.charset.StandardCharsets;

/** Bytes as a codec writes them, and as it would not. */
final class ForgedValues {

  private final KryoValueCodec codec;

  ForgedValues(KryoValueCodec codec) {
    this.codec = codec;
  }

  /** The bytes of a value, with another class in the place of one in it: what nobody wrote. */
  byte[] forged(Object value, Class<?> written, Class<?> read) {
    String bytes = new String(codec.encode(value, 0), StandardCharsets.ISO_8859_1);
    assertThat(bytes).contains(name(written));
    return bytes.replace(name(written), shaped(read)).getBytes(StandardCharsets.ISO_8859_1);
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

  UndecodableValueException undecodable(byte[] bytes) {
    try {
      Object value = codec.decode(bytes, 0, bytes.length);
      throw new AssertionError("decoded to a " + value.getClass());
    } catch (UndecodableValueException e) {
      return e;
    }
  }

  Object copy(Object value) throws UndecodableValueException {
    byte[] bytes = codec.encode(value, 0);
    return codec.decode(bytes, 0, bytes.length);
  }
}
