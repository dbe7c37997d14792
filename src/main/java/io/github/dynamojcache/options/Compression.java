package io.github.dynamojcache.options;

import java.util.Locale;

/** How values are compressed, where that saves a write unit: the setting {@code compression}. */
public enum Compression {
  /** Not at all. */
  NONE,
  /** Deflate from the JDK: small, and needs no library. */
  DEFLATE,
  /** LZ4: the fastest, with the largest result. Needs {@code at.yawk.lz4:lz4-java}. */
  LZ4,
  /**
   * Zstandard: fast, with the smallest result. Needs {@code com.github.luben:zstd-jni}, native
   * code.
   */
  ZSTD;

  /** Returns the name used in a configuration. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
