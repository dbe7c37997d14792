package io.github.dynamojcache.internal.values;

import java.nio.charset.StandardCharsets;

/**
 * The header of every value that is stored as bytes: magic, format version, codec, flags. The bytes
 * after it are those of the codec, transformed as the flags say. Part of the stored format.
 */
public final class Envelope {

  /** The size of the header in bytes. */
  public static final int HEADER = 4;

  /** The index of the codec number in the header. */
  public static final int CODEC = 2;

  /** The index of the flags in the header. */
  public static final int FLAGS = 3;

  /** The codec number of a text in UTF-8. Used only when a text cannot stay a DynamoDB string. */
  public static final byte TEXT = 0;

  /** In the place of a codec number: the bytes that follow tell which chunks hold the value. */
  public static final byte CHUNKS = 0x7F;

  /** The bits of the flags that hold the compression; 0 means none. */
  public static final int COMPRESSION = 0x0F;

  /** Marks the bytes as a value of this library. */
  static final byte MAGIC = (byte) 0xDC;

  /** The version of the format of all bytes that follow. */
  static final byte VERSION = 1;

  private Envelope() {}

  /**
   * Writes a header.
   *
   * @param bytes receives it at its beginning
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
   * Returns the bytes of a value that is text or bytes.
   *
   * @param value a text or bytes
   * @return the bytes, with a header of their own; must not be modified
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
   * @return true when codec and flags are at their indexes
   */
  public static boolean isKnown(byte[] bytes) {
    return bytes.length >= HEADER && bytes[0] == MAGIC && bytes[1] == VERSION;
  }
}
