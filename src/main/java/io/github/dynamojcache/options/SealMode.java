package io.github.dynamojcache.options;

/** How a cache's values are protected in the table: the setting {@code seal}. */
public enum SealMode {
  /** Not at all: anyone who can write to the table determines what the cache returns. */
  NONE,
  /** HMAC-SHA-256: values cannot be forged or moved without the key, but anyone can read them. */
  HMAC,
  /** AES-GCM: as {@link #HMAC}, and values cannot be read without the key. */
  AES_GCM
}
