package io.github.dynamojcache.internal.values.seal;

import io.github.dynamojcache.codec.UndecodableValueException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** The plain bytes, then an HMAC-SHA-256 over header, place and plain bytes. Stateless. */
final class HmacSha256 {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int TAG = 32;

  private HmacSha256() {}

  static byte[] protect(SecretKey key, byte[] header, byte[] binding, byte[] plain)
      throws GeneralSecurityException {
    byte[] sealed = Arrays.copyOf(header, header.length + plain.length + TAG);
    System.arraycopy(plain, 0, sealed, header.length, plain.length);
    mac(key, sealed, header.length, binding, plain.length)
        .doFinal(sealed, header.length + plain.length);
    return sealed;
  }

  static byte[] recover(SecretKey key, SealedBytes sealed, byte[] binding)
      throws GeneralSecurityException, UndecodableValueException {
    int length = sealed.bodyLength() - TAG;
    if (length < 0) {
      throw SealedBytes.forged("its seal is cut off");
    }
    byte[] bytes = sealed.bytes();
    int end = sealed.body() + length;
    byte[] expected = mac(key, bytes, sealed.body(), binding, length).doFinal();
    // compares in constant time
    if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(bytes, end, bytes.length))) {
      throw SealedBytes.forged("its seal is broken, or of another entry, cache or generation");
    }
    return Arrays.copyOfRange(bytes, sealed.body(), end);
  }

  /**
   * Header and place contain their lengths, so a part of one cannot be taken for a part of the
   * other.
   */
  private static Mac mac(SecretKey key, byte[] sealed, int header, byte[] binding, int plain)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance(ALGORITHM);
    mac.init(key);
    mac.update(sealed, 0, header);
    mac.update(binding);
    mac.update(sealed, header, plain);
    return mac;
  }
}
