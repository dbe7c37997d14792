package io.github.dynamojcache.codec;

import org.jspecify.annotations.Nullable;

/**
 * A codec that can also put values into DynamoDB's own types, so that they can be looked at and
 * queried. Thread-safe.
 *
 * <p>Experimental: the shape of this interface may still change.
 */
public interface DocumentCodec extends ValueCodec {

  /**
   * Puts a value into DynamoDB's own types.
   *
   * @param value the value, never null, and neither a {@code String} nor a {@code Boolean}
   * @return a list, a map or a number; null when the value is to be stored as the bytes of {@link
   *     #encode}
   * @throws UnsupportedValueException when the value cannot be encoded in either way
   */
  @Nullable NativeValue toNative(Object value);

  /**
   * Puts a value into the form by which it is compared with another: {@code replace(key, old, new)}
   * and {@code remove(key, old)} have one answer for one content, wherever a value is stored. So a
   * codec whose {@link #toNative} leaves out what is too large for an item brings that here, too.
   *
   * @param value the value, never null, and neither a {@code String} nor a {@code Boolean}
   * @return a list, a map or a number, however large; null when the value is to be compared by the
   *     bytes of {@link #encode}
   * @throws UnsupportedValueException when the value cannot be encoded in either way
   */
  default @Nullable NativeValue toComparable(Object value) {
    return toNative(value);
  }

  /**
   * Reads a value back. What is read may have been written by anyone who can write to the table.
   *
   * @param stored what is in the table
   * @return a fresh object, never null
   * @throws UndecodableValueException when it is not, for certain, a value that this codec wrote
   *     and can read
   */
  Object fromNative(NativeValue stored) throws UndecodableValueException;
}
