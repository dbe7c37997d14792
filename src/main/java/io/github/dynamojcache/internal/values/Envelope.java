package io.github.dynamojcache.internal.values;

import java.nio.charset.StandardCharsets;

/**
 * The header of every value that is stored as bytes: magic, format version, codec, flags. What
 * follows is the codec's own, or what the flags make of it. Part of the stored format.
 */
public final class Envelope {

  /** How many bytes the header has. */
  public static final int HEADER = 4;

  /** Where in the header the codec is named. */
  public static final int CODEC = 2;

  /** Where in the header the flags stand. */
  public static final int FLAGS = 3;

  /** The codec number of a text: UTF-8. Only where a text cannot stay a DynamoDB string. */
  public static final byte TEXT = 0;

  /** In the place of a codec: what follows says in which chunks the value stands. */
  public static final byte CHUNKS = 0x7F;

  /** The bits of the flags that name the compression; 0 in them: none. */
  public static final int COMPRESSION = 0x0F;

  /** Says that the bytes are a value of this library. */
  static final byte MAGIC = (byte) 0xDC;

  /** The meaning of all that follows it. */
  static final byte VERSION = 1;

  private Envelope() {}

  /**
   * Writes a header.
   *
   * @param bytes gets it at its beginning
   * @param codec the number of the codec
   * @param flags the flags
   */
  public static void write(byte[] bytes, byte codec, byte flags) {
    bytes[0] = MAGIC;
    bytes[1] = VERSION;
    bytes[CODEC] = codec;
    bytes[FLAGS] = flags;
  }

  /**
   * Returns a text or bytes as bytes.
   *
   * @param value a text or bytes
   * @return the bytes, with a header of their own; not to be changed
   */
  public static byte[] bytes(EncodedValue value) {
    if (value instanceof EncodedValue.Binary binary) {
      return binary.bytes();
    }
    if (!(value instanceof EncodedValue.Text text)) {
      throw new IllegalArgumentException("it has no bytes: " + value.getClass().getSimpleName());
    }
    byte[] utf8 = text.text().getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[HEADER + utf8.length];
    System.arraycopy(utf8, 0, bytes, HEADER, utf8.length);
    write(bytes, TEXT, (byte) 0);
    return bytes;
  }

  /**
   * Returns whether bytes begin with a header that this version knows.
   *
   * @param bytes any bytes
   * @return true when codec and flags stand in their places
   */
  public static boolean isKnown(byte[] bytes) {
    return bytes.length >= HEADER && bytes[0] == MAGIC && bytes[1] == VERSION;
  }
}
