package io.github.dynamojcache.internal.values.seal;

import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.options.SealMode;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** A way to seal bytes. The key's algorithm decides which one. Stateless. */
enum Scheme {
  HMAC(1, SealMode.HMAC, "HmacSHA256", "at least 32 bytes") {
    @Override
    boolean fits(int keyBytes) {
      return keyBytes >= 32;
    }

    @Override
    byte[] protect(SecretKey key, byte[] header, byte[] binding, byte[] plain, SecureRandom random)
        throws GeneralSecurityException {
      return HmacSha256.protect(key, header, binding, plain);
    }

    @Override
    byte[] recover(SecretKey key, SealedBytes sealed, byte[] binding)
        throws GeneralSecurityException, UndecodableValueException {
      return HmacSha256.recover(key, sealed, binding);
    }
  },
  AES_GCM(2, SealMode.AES_GCM, "AES", "16, 24 or 32 bytes") {
    @Override
    boolean fits(int keyBytes) {
      return keyBytes == 16 || keyBytes == 24 || keyBytes == 32;
    }

    @Override
    byte[] protect(SecretKey key, byte[] header, byte[] binding, byte[] plain, SecureRandom random)
        throws GeneralSecurityException {
      return AesGcm.protect(key, header, binding, plain, random);
    }

    @Override
    byte[] recover(SecretKey key, SealedBytes sealed, byte[] binding)
        throws GeneralSecurityException, UndecodableValueException {
      return AesGcm.recover(key, sealed, binding);
    }
  };

  private final byte code;
  private final SealMode mode;
  private final String keyAlgorithm;
  private final String keySizes;

  Scheme(int code, SealMode mode, String keyAlgorithm, String keySizes) {
    this.code = (byte) code;
    this.mode = mode;
    this.keyAlgorithm = keyAlgorithm;
    this.keySizes = keySizes;
  }

  abstract boolean fits(int keyBytes);

  /** Returns the header, followed by the protected form of the plain bytes. */
  abstract byte[] protect(
      SecretKey key, byte[] header, byte[] binding, byte[] plain, SecureRandom random)
      throws GeneralSecurityException;

  /** Returns the plain bytes, or throws an exception when they are forged. */
  abstract byte[] recover(SecretKey key, SealedBytes sealed, byte[] binding)
      throws GeneralSecurityException, UndecodableValueException;

  /** Returns the number in every stored value, which must never change. */
  byte code() {
    return code;
  }

  /** Returns the requirements for a key, worded to follow "must be". */
  String wanted() {
    return "a key of the algorithm " + keyAlgorithm + " with " + keySizes;
  }

  /**
   * Returns whether a key fits. A key in a device does not expose its bytes: then the device
   * decides.
   */
  boolean takes(SecretKey key) {
    byte[] bytes = key.getEncoded();
    return keyAlgorithm.equalsIgnoreCase(key.getAlgorithm())
        && (bytes == null || fits(bytes.length));
  }

  static Scheme of(SealMode mode) {
    for (Scheme scheme : values()) {
      if (scheme.mode == mode) {
        return scheme;
      }
    }
    throw new IllegalArgumentException("there is no way to seal for " + mode);
  }

  static @Nullable Scheme of(byte code) {
    for (Scheme scheme : values()) {
      if (scheme.code == code) {
        return scheme;
      }
    }
    return null;
  }
}
