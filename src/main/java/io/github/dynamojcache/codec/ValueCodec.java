package io.github.dynamojcache.codec;

/**
 * Turns values into bytes and back. Which codec wrote a value stands in its envelope, so that a
 * table may hold values of several.
 *
 * <p>A codec of an application's own is a public class with a public constructor without
 * parameters, is named in {@code META-INF/services/io.github.dynamojcache.codec.ValueCodec}, and is
 * chosen by {@code value-codec = <name>}; or an object that is handed in with {@code
 * DynamoConfiguration.Builder.valueCodec}. It never sees a {@code String} or a {@code Boolean}:
 * they are stored as they are. Implementations must be thread-safe.
 *
 * <p>Equal values should have equal bytes: {@code replace(key, old, new)} then needs one request
 * instead of two. Values of a class without {@code equals} are the same only if their bytes are.
 *
 * <p>Experimental: the shape of this interface may still change.
 */
public interface ValueCodec {

  /**
   * Returns the name by which a configuration chooses this codec.
   *
   * @return a name that no other codec of the application has, such as {@code protobuf}
   */
  String name();

  /**
   * Returns the number by which the envelope names this codec.
   *
   * @return a number that no other codec of the table has, frozen for ever; 0 to 127 are this
   *     library's own, -128 to -1 (128 to 255 as an unsigned number) are for applications
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
