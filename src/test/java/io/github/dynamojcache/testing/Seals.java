package io.github.dynamojcache.testing;

import io.github.dynamojcache.UndecodableValuesMXBean;
import io.github.dynamojcache.options.SealMode;
import io.github.dynamojcache.seal.SealKey;
import java.util.Arrays;
import javax.cache.Cache;
import javax.crypto.spec.SecretKeySpec;

/** Keys for sealed caches, and what became of values whose seal did not hold. */
public final class Seals {

  /** What a leaked secret would show, whether as text or in hexadecimal. */
  public static final String SECRET = "SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS";

  private Seals() {}

  /** A key that is the same wherever it has the same id. */
  public static SealKey key(SealMode mode, String id) {
    byte[] bytes = new byte[SECRET.length()];
    Arrays.fill(bytes, (byte) ('S' + id.hashCode() - "k1".hashCode()));
    return new SealKey(id, new SecretKeySpec(bytes, mode == SealMode.HMAC ? "HmacSHA256" : "AES"));
  }

  /** How many reads met a seal that did not hold. */
  public static long forged(Cache<?, ?> cache) {
    return cache.unwrap(UndecodableValuesMXBean.class).getReasons().getOrDefault("FORGED", 0L);
  }
}
