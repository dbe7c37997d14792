package io.github.dynamojcache.internal.values.compression;

import io.github.dynamojcache.options.Compression;
import org.jspecify.annotations.Nullable;

/** The numbers of compressions in the envelope's flags, which must never change. */
final class CompressionNumbers {

  private CompressionNumbers() {}

  static int numberOf(Compression compression) {
    return switch (compression) {
      case NONE -> 0;
      case DEFLATE -> 1;
      case LZ4 -> 2;
      case ZSTD -> 3;
    };
  }

  /**
   * Finds a compression.
   *
   * @return null when this version does not know the number
   */
  static @Nullable Compression find(int number) {
    return switch (number) {
      case 0 -> Compression.NONE;
      case 1 -> Compression.DEFLATE;
      case 2 -> Compression.LZ4;
      case 3 -> Compression.ZSTD;
      default -> null;
    };
  }
}
