package io.github.dynamojcache.codec.seal;

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
    byte[] body = Arrays.copyOf(plain, plain.length + TAG);
    mac(key, header, binding, plain, plain.length).doFinal(body, plain.length);
    return body;
  }

  static byte[] recover(SecretKey key, SealedBytes sealed, byte[] binding)
      throws GeneralSecurityException, UndecodableValueException {
    byte[] body = sealed.body();
    int length = body.length - TAG;
    if (length < 0) {
      throw SealedBytes.forged("its seal is cut off");
    }
    byte[] expected = mac(key, sealed.header(), binding, body, length).doFinal();
    // takes the same time wherever they differ
    if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(body, length, body.length))) {
      throw SealedBytes.forged("its seal is broken, or of another entry, cache or generation");
    }
    return Arrays.copyOf(body, length);
  }

  /** Header and place say how long they are, so nothing of one can pass for a part of another. */
  private static Mac mac(SecretKey key, byte[] header, byte[] binding, byte[] plain, int length)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance(ALGORITHM);
    mac.init(key);
    mac.update(header);
    mac.update(binding);
    mac.update(plain, 0, length);
    return mac;
  }
}
