package io.github.dynamojcache.internal.values.seal;

import io.github.dynamojcache.codec.UndecodableValueException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * A random nonce of 96 bits, then AES-GCM's ciphertext with its tag of 128 bits. The header and the
 * place of the value are the associated data. Stateless.
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
    byte[] sealed = Arrays.copyOf(header, header.length + NONCE + plain.length + TAG);
    System.arraycopy(nonce, 0, sealed, header.length, NONCE);
    cipher(Cipher.ENCRYPT_MODE, key, sealed, header.length, binding)
        .doFinal(plain, 0, plain.length, sealed, header.length + NONCE);
    return sealed;
  }

  static byte[] recover(SecretKey key, SealedBytes sealed, byte[] binding)
      throws GeneralSecurityException, UndecodableValueException {
    if (sealed.bodyLength() < NONCE + TAG) {
      throw SealedBytes.forged("its seal is cut off");
    }
    Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, sealed.bytes(), sealed.body(), binding);
    try {
      return cipher.doFinal(sealed.bytes(), sealed.body() + NONCE, sealed.bodyLength() - NONCE);
    } catch (AEADBadTagException e) {
      throw SealedBytes.forged("its seal is broken, or of another entry, cache or generation");
    }
  }

  /**
   * @param sealed begins with the header, then the nonce
   * @param header the length of the header
   */
  private static Cipher cipher(int mode, SecretKey key, byte[] sealed, int header, byte[] binding)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(TRANSFORMATION);
    cipher.init(mode, key, new GCMParameterSpec(Byte.SIZE * TAG, sealed, header, NONCE));
    cipher.updateAAD(sealed, 0, header);
    cipher.updateAAD(binding);
    return cipher;
  }
}
