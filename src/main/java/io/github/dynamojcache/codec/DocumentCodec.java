package io.github.dynamojcache.codec;

import org.jspecify.annotations.Nullable;

/**
 * A codec that can also convert values to DynamoDB's own types, so that they can be read in the
 * console and queried. Thread-safe.
 *
 * <p>Experimental: this interface may still change.
 */
public interface DocumentCodec extends ValueCodec {

  /**
   * Converts a value to DynamoDB's own types.
   *
   * @param value the value, never null, and never a {@code String} or a {@code Boolean}
   * @return a list, a map or a number; null when the value is to be stored as the bytes of {@link
   *     #encode}
   * @throws UnsupportedValueException when the value cannot be encoded in either way
   */
  @Nullable NativeValue toNative(Object value);

  /**
   * Converts a value to the form used for comparison. {@code replace(key, old, new)} and {@code
   * remove(key, old)} must give the same result for the same content, however a value is stored. So
   * if {@link #toNative} returns null for a value that is too large for an item, this method must
   * return its native form.
   *
   * @param value the value, never null, and never a {@code String} or a {@code Boolean}
   * @return a list, a map or a number, of any size; null when the value is to be compared by the
   *     bytes of {@link #encode}
   * @throws UnsupportedValueException when the value cannot be encoded in either way
   */
  default @Nullable NativeValue toComparable(Object value) {
    return toNative(value);
  }

  /**
   * Converts a stored value back. It may have been written by anyone who can write to the table.
   *
   * @param stored the content of the table
   * @return a new object, never null
   * @throws UndecodableValueException unless it is certain that this codec wrote the value and can
   *     read it
   */
  Object fromNative(NativeValue stored) throws UndecodableValueException;
}
