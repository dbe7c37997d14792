package io.github.dynamojcache.options;

/** How a cache's values are protected in the table. */
public enum SealMode {
  /** Not at all: who may write to the table decides what the cache returns. */
  NONE,
  /** HMAC-SHA-256: nobody without the key can make or move a value. Everybody can read it. */
  HMAC,
  /** AES-GCM: as {@link #HMAC}, and nobody without the key can read it. */
  AES_GCM
}
