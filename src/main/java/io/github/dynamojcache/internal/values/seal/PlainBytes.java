package io.github.dynamojcache.internal.values.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.internal.values.EncodedValue;
import java.util.Arrays;

/**
 * An encoded value of any kind as plain bytes: one byte for the kind, then the content. Part of the
 * stored format.
 */
final class PlainBytes {

  private static final byte BINARY = 0;
  private static final byte TEXT = 1;

  private PlainBytes() {}

  static byte[] of(EncodedValue value) {
    if (value instanceof EncodedValue.Text text) {
      return join(TEXT, text.text().getBytes(UTF_8));
    }
    if (value instanceof EncodedValue.Binary binary) {
      return join(BINARY, binary.bytes());
    }
    throw new IllegalArgumentException("cannot be sealed: " + value.getClass().getSimpleName());
  }

  private static byte[] join(byte kind, byte[] content) {
    byte[] bytes = new byte[1 + content.length];
    bytes[0] = kind;
    System.arraycopy(content, 0, bytes, 1, content.length);
    return bytes;
  }

  /** Reads the bytes that {@link #of} made; the seal has authenticated them. */
  static EncodedValue read(byte[] bytes) throws UndecodableValueException {
    if (bytes.length > 0 && bytes[0] == TEXT) {
      return new EncodedValue.Text(new String(bytes, 1, bytes.length - 1, UTF_8));
    }
    if (bytes.length > 0 && bytes[0] == BINARY) {
      return new EncodedValue.Binary(Arrays.copyOfRange(bytes, 1, bytes.length));
    }
    throw new UndecodableValueException(
        Reason.FORMAT, "what is sealed is of a kind that this version does not know", null);
  }
}
