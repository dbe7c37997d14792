package io.github.dynamojcache.codec;

import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import java.util.Objects;

/**
 * The outermost form of stored values. A {@code String} is stored as the text it is; anything else
 * as bytes that begin with a header of four: magic, format version, codec, flags.
 *
 * <p>What this class does not know for certain it does not decode. Thread-safe.
 */
public final class StoredValues {

  /** Says that the bytes are a value of this library. */
  private static final byte MAGIC = (byte) 0xDC;

  /** The meaning of all that follows it. */
  private static final byte VERSION = 1;

  /** No bit has a meaning yet. */
  private static final byte NO_FLAGS = 0;

  private static final int HEADER = 4;

  private final ValueCodec codec;

  /**
   * Creates it with a codec.
   *
   * @param codec writes and reads what is in the envelope
   */
  public StoredValues(ValueCodec codec) {
    this.codec = Objects.requireNonNull(codec, "codec");
  }

  /**
   * Encodes a value. Equal strings, numbers and records of them have equal bytes.
   *
   * @param value the value, never null
   * @return its stored form
   * @throws UnsupportedValueException when the value cannot be stored
   */
  public EncodedValue encode(Object value) {
    Objects.requireNonNull(value, "value");
    // An unpaired surrogate would be lost in UTF-8: such a text is stored as bytes.
    if (value instanceof String text && Utf8.isSafe(text)) {
      return new EncodedValue.Text(text);
    }
    byte[] bytes = codec.encode(value, HEADER);
    bytes[0] = MAGIC;
    bytes[1] = VERSION;
    bytes[2] = codec.id();
    bytes[3] = NO_FLAGS;
    return new EncodedValue.Binary(bytes);
  }

  /**
   * Decodes a value.
   *
   * @param encoded its stored form
   * @return the value, an object that nobody else has
   * @throws UndecodableValueException when it cannot be read for certain
   */
  public Object decode(EncodedValue encoded) throws UndecodableValueException {
    if (encoded instanceof EncodedValue.Text text) {
      return text.text();
    }
    if (encoded instanceof EncodedValue.Unreadable unreadable) {
      throw new UndecodableValueException(unreadable.reason(), unreadable.explanation(), null);
    }
    byte[] bytes = ((EncodedValue.Binary) encoded).bytes();
    if (bytes.length < HEADER || bytes[0] != MAGIC) {
      throw new UndecodableValueException(
          Reason.FORMAT,
          "it is not a value that this library wrote (" + bytes.length + " bytes)",
          null);
    }
    if (bytes[1] != VERSION) {
      throw unknown("format version", bytes[1]);
    }
    if (bytes[2] != codec.id()) {
      throw unknown("codec", bytes[2]);
    }
    if (bytes[3] != NO_FLAGS) {
      throw unknown("flags", bytes[3]);
    }
    return codec.decode(bytes, HEADER, bytes.length - HEADER);
  }

  private static UndecodableValueException unknown(String what, byte found) {
    return new UndecodableValueException(
        Reason.FORMAT,
        "its " + what + " " + Byte.toUnsignedInt(found) + " is not known to this version",
        null);
  }
}
