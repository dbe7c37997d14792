package io.github.dynamojcache.internal.values.seal;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKey;
import io.github.dynamojcache.seal.SealKeys;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.spec.SecretKeySpec;

/** Keys, places and values that the tests of the seal share. */
public final class SealSamples {

  static final String PK = "books#1hf7uaq00abcdefg#3";
  static final CanonicalKey KEY = new CanonicalKey("s:alice", null);
  static final CanonicalKey LONG_KEY = new CanonicalKey("h:digest", "s:a very long key");
  static final EncodedValue TEXT = new EncodedValue.Text("Alice in Wonderland");
  static final EncodedValue BINARY = new EncodedValue.Binary(new byte[] {(byte) 0xDC, 1, 1, 0, 7});

  private SealSamples() {}

  /** A key of 32 bytes, all the same. */
  public static SealKey key(String id, SealMode mode, int fill) {
    return key(id, mode == SealMode.HMAC ? "HmacSHA256" : "AES", 32, fill);
  }

  public static SealKey key(String id, String algorithm, int length, int fill) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) fill);
    return new SealKey(id, new SecretKeySpec(bytes, algorithm));
  }

  static KeyedSeal seal(SealMode mode) {
    return seal(mode, SealKeys.of(key("k1", mode, 1)));
  }

  static KeyedSeal seal(SealMode mode, SealKeys keys) {
    return KeyedSeal.of("books", mode, keys);
  }

  /** Every nonce is the same: for golden bytes only. */
  static KeyedSeal predictableSeal(SealMode mode) {
    return new KeyedSeal("books", mode, SealKeys.of(key("k1", mode, 1)), new NoRandom());
  }

  static byte[] bytes(EncodedValue sealed) {
    return ((EncodedValue.Binary) sealed).bytes();
  }

  private static final class NoRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    @Override
    public void nextBytes(byte[] bytes) {
      Arrays.fill(bytes, (byte) 9);
    }
  }
}
