package io.github.dynamojcache.internal.values.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.seal.SealKey;

/**
 * The outer form of a sealed value: an unencrypted header (magic, format version, scheme, length of
 * the key's id, the id), then the bytes of the scheme. The header is authenticated too. Part of the
 * stored format.
 *
 * @param bytes all of it
 * @param scheme how the value is sealed
 * @param keyId the id of the key that sealed it
 * @param body the end of the header, where the bytes of the scheme begin
 */
@SuppressWarnings("ArrayRecordComponent") // used within one call
record SealedBytes(byte[] bytes, Scheme scheme, String keyId, int body) {

  private static final byte MAGIC = 0x5E;
  private static final byte VERSION = 1;
  private static final int FIXED = 4;

  static boolean areSealed(byte[] bytes) {
    return bytes.length >= FIXED && bytes[0] == MAGIC;
  }

  static byte[] header(Scheme scheme, String keyId) {
    byte[] id = keyId.getBytes(US_ASCII);
    byte[] header = new byte[FIXED + id.length];
    header[0] = MAGIC;
    header[1] = VERSION;
    header[2] = scheme.code();
    header[3] = (byte) id.length;
    System.arraycopy(id, 0, header, FIXED, id.length);
    return header;
  }

  /** Parses the bytes without authenticating them. */
  static SealedBytes parse(byte[] bytes) throws UndecodableValueException {
    if (!areSealed(bytes)) {
      throw forged("it is not sealed");
    }
    Scheme scheme = Scheme.of(bytes[2]);
    int end = FIXED + Byte.toUnsignedInt(bytes[3]);
    if (bytes[1] != VERSION || scheme == null || bytes.length < end) {
      throw forged("its seal is of a form that this version does not know");
    }
    String id = new String(bytes, FIXED, end - FIXED, US_ASCII);
    if (!SealKey.isId(id)) {
      throw forged("its seal names no key");
    }
    return new SealedBytes(bytes, scheme, id, end);
  }

  /** Returns the number of bytes of the scheme. */
  int bodyLength() {
    return bytes.length - body;
  }

  static UndecodableValueException forged(String explanation) {
    return new UndecodableValueException(Reason.FORGED, explanation, null);
  }
}
