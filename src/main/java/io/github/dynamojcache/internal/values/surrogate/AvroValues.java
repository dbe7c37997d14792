package io.github.dynamojcache.internal.values.surrogate;

import io.github.dynamojcache.codec.UnsupportedValueException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * The content of Avro's records and arrays. A buffer, which Avro uses, is stored as a byte array.
 */
final class AvroValues {

  private AvroValues() {}

  /**
   * Returns the stored form of one value in a record or array.
   *
   * @param value any value
   * @throws UnsupportedValueException when it is not of a type that Avro knows
   */
  static @Nullable Object toStored(@Nullable Object value) {
    if (value instanceof byte[]) {
      throw new UnsupportedValueException(
          "it holds a byte[] where Avro has a java.nio.ByteBuffer. Wrap it in one", null);
    }
    return value instanceof ByteBuffer buffer ? bytes(buffer) : value;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    if (!buffer.hasArray() || buffer.order() != ByteOrder.BIG_ENDIAN) {
      throw new UnsupportedValueException(
          "it holds a java.nio.ByteBuffer that is direct, read-only or little-endian. Copy it into"
              + " a plain one",
          null);
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  /**
   * Returns the original value.
   *
   * @param stored what {@link #toStored} returned
   */
  static @Nullable Object fromStored(@Nullable Object stored) {
    return stored instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : stored;
  }
}
