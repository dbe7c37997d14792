package io.github.dynamojcache.codec;

/**
 * Encodes values as bytes and decodes them. The envelope of a value names the codec that wrote it,
 * so a table may contain values of several codecs.
 *
 * <p>An application's own codec is either a public class with a public constructor without
 * parameters, named in {@code META-INF/services/io.github.dynamojcache.codec.ValueCodec} and
 * selected by {@code value-codec = <name>}; or an object that is passed to {@code
 * DynamoConfiguration.Builder.valueCodec}. It is never called for a {@code String} or a {@code
 * Boolean}: they are stored as they are. Implementations must be thread-safe.
 *
 * <p>Equal values should have equal bytes: {@code replace(key, old, new)} then needs one request
 * instead of two. Values of a class without {@code equals} are equal only if their bytes are.
 *
 * <p>Experimental: this interface may still change.
 */
public interface ValueCodec {

  /**
   * Returns the name by which a configuration selects this codec.
   *
   * @return a name that no other codec of the application has, such as {@code protobuf}
   */
  String name();

  /**
   * Returns the number that identifies this codec in the envelope.
   *
   * @return a number that no other codec of the table has, and that never changes; 0 to 127 are
   *     reserved for this library, -128 to -1 (128 to 255 as an unsigned number) are for
   *     applications
   */
  byte id();

  /**
   * Encodes a value.
   *
   * @param value the value, never null
   * @param room the number of bytes to leave free at the beginning, for the envelope's header
   * @return a new array: {@code room} bytes of any content, then the encoded value
   * @throws UnsupportedValueException when the value cannot be encoded
   */
  byte[] encode(Object value, int room);

  /**
   * Decodes a value. The array must not be modified or kept.
   *
   * @param bytes an array that contains an encoded value
   * @param offset where it begins
   * @param length its number of bytes
   * @return a new object, never null
   * @throws UndecodableValueException unless all the bytes are a value that this codec wrote and
   *     can read
   */
  Object decode(byte[] bytes, int offset, int length) throws UndecodableValueException;
}
