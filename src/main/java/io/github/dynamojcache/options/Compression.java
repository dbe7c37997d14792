package io.github.dynamojcache.options;

import java.util.Locale;

/** What may be done to make a value shorter. */
public enum Compression {
  /** Nothing. */
  NONE,
  /** The JDK's deflate: short, and needs no library. */
  DEFLATE,
  /** LZ4: the fastest, and the longest result. Needs {@code at.yawk.lz4:lz4-java}. */
  LZ4,
  /** Zstandard: the shortest, and fast. Needs {@code com.github.luben:zstd-jni}, native code. */
  ZSTD;

  /** As it is written in a configuration. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
