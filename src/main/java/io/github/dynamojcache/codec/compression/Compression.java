package io.github.dynamojcache.codec.compression;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What may be done to make a value shorter. */
public enum Compression {
  /** Nothing. */
  NONE(0, null),
  /** The JDK's deflate: short, and needs no library. */
  DEFLATE(1, null),
  /** LZ4: the fastest, and the longest result. Needs a library. */
  LZ4(2, "at.yawk.lz4:lz4-java"),
  /** Zstandard: the shortest, and fast. Needs a library, which is native. */
  ZSTD(3, "com.github.luben:zstd-jni");

  private final int number;
  private final @Nullable String library;

  Compression(int number, @Nullable String library) {
    this.number = number;
    this.library = library;
  }

  /** The number by which the envelope's flags name it: frozen for ever. */
  int number() {
    return number;
  }

  /**
   * Finds an algorithm.
   *
   * @return null when this version knows none of that number
   */
  static @Nullable Compression of(int number) {
    for (Compression compression : values()) {
      if (compression.number == number) {
        return compression;
      }
    }
    return null;
  }

  /** What to do when it cannot be had. */
  String remedy() {
    return "add " + library + " to the class path";
  }

  /** As it is written in a configuration. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
