package io.github.dynamojcache.seal;

import java.util.Objects;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;

/**
 * A secret key and the id by which stored values name it. The key's algorithm determines its use:
 * {@code HmacSHA256} (at least 32 bytes) or {@code AES} (16, 24 or 32 bytes). Immutable and
 * thread-safe.
 *
 * @param id stored in the clear with every value: 1 to 32 letters, digits, or any of {@code . _ -};
 *     never reuse it for another key
 * @param key the secret
 */
public record SealKey(String id, SecretKey key) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,32}");

  /**
   * @throws IllegalArgumentException when the id is not acceptable
   */
  public SealKey {
    Objects.requireNonNull(key, "key");
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "the id of a seal key must be 1 to 32 letters, digits, or any of . _ -");
    }
  }

  /**
   * Returns whether a text can be the id of a key.
   *
   * @param text any text
   * @return true for 1 to 32 letters, digits, or any of {@code . _ -}
   */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Returns the id, without the key. */
  @Override
  public String toString() {
    return "SealKey[" + id + "]";
  }
}
