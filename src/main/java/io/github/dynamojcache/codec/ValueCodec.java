package io.github.dynamojcache.codec;

/**
 * Turns values into bytes and back. Which codec wrote a value stands in its envelope, so that a
 * table may hold values of several. Thread-safe.
 */
public interface ValueCodec {

  /**
   * Returns the number by which the envelope names this codec.
   *
   * @return a number that no other codec has, frozen for ever
   */
  byte id();

  /**
   * Encodes a value.
   *
   * @param value the value, never null
   * @param room how many bytes to leave free at the beginning, for the envelope's header
   * @return a fresh array: {@code room} bytes of anything, then the encoded value
   * @throws UnsupportedValueException when the value cannot be encoded
   */
  byte[] encode(Object value, int room);

  /**
   * Decodes a value. The array is not changed and not kept.
   *
   * @param bytes an array that holds an encoded value
   * @param offset where it begins
   * @param length how many bytes it has
   * @return a fresh object, never null
   * @throws UndecodableValueException when the bytes are not, from first to last, a value that this
   *     codec wrote and can read
   */
  Object decode(byte[] bytes, int offset, int length) throws UndecodableValueException;
}
