package io.github.dynamojcache.internal.values.compression;

import io.github.dynamojcache.options.Compression;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The algorithms, each created at its first use: only then must its library be present. A table may
 * hold values of all of them, whichever is used for writing. Thread-safe.
 */
public final class Compressors {

  private final Map<Compression, Found> found = new ConcurrentHashMap<>();

  /** The result of a search: the libraries are optional. */
  sealed interface Found {

    /** The algorithm is available. */
    record Present(Compressor compressor) implements Found {}

    /** The library is missing, or does not work on this machine. */
    record Missing(LinkageError cause) implements Found {}
  }

  Found find(Compression compression) {
    return found.computeIfAbsent(compression, Compressors::make);
  }

  private static Found make(Compression compression) {
    try {
      return new Found.Present(
          switch (compression) {
            case NONE -> throw new IllegalArgumentException("nothing compresses");
            case DEFLATE -> new Deflate();
            case LZ4 -> new Lz4();
            case ZSTD -> new Zstandard();
          });
    } catch (LinkageError e) {
      return new Found.Missing(e);
    }
  }

  /** Returns the remedy when a compression is not available. */
  static String remedy(Compression compression) {
    String library =
        switch (compression) {
          case NONE, DEFLATE -> throw new IllegalArgumentException(compression + " needs nothing");
          case LZ4 -> "at.yawk.lz4:lz4-java";
          case ZSTD -> "com.github.luben:zstd-jni";
        };
    return "add " + library + " to the class path";
  }
}
