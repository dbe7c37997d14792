package io.github.dynamojcache.codec.seal;

import io.github.dynamojcache.codec.UndecodableValueException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A random nonce of 96 bits, then AES-GCM's ciphertext with its tag of 128 bits; header and place
 * are its associated data. Stateless.
 */
final class AesGcm {

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG = 16;

  private AesGcm() {}

  static byte[] protect(
      SecretKey key, byte[] header, byte[] binding, byte[] plain, SecureRandom random)
      throws GeneralSecurityException {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] body = Arrays.copyOf(nonce, NONCE + plain.length + TAG);
    cipher(Cipher.ENCRYPT_MODE, key, nonce, header, binding)
        .doFinal(plain, 0, plain.length, body, NONCE);
    return body;
  }

  static byte[] recover(SecretKey key, SealedBytes sealed, byte[] binding)
      throws GeneralSecurityException, UndecodableValueException {
    byte[] body = sealed.body();
    if (body.length < NONCE + TAG) {
      throw SealedBytes.forged("its seal is cut off");
    }
    Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, body, sealed.header(), binding);
    try {
      return cipher.doFinal(body, NONCE, body.length - NONCE);
    } catch (AEADBadTagException e) {
      throw SealedBytes.forged("its seal is broken, or of another entry, cache or generation");
    }
  }

  /**
   * @param nonce begins with the nonce
   */
  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] header, byte[] binding)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, key, new GCMParameterSpec(Byte.SIZE * TAG, nonce, 0, NONCE));
    cipher.updateAAD(header);
    cipher.updateAAD(binding);
    return cipher;
  }
}
