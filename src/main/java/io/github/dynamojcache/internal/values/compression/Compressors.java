package io.github.dynamojcache.internal.values.compression;

import io.github.dynamojcache.options.Compression;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The algorithms, each made when it is first wanted: only then must its library be there. A table
 * may hold values of all of them, whatever is written now. Thread-safe.
 */
public final class Compressors {

  private final Map<Compression, Found> found = new ConcurrentHashMap<>();

  /** What became of a search: the libraries are optional. */
  sealed interface Found {

    /** It is there. */
    record Present(Compressor compressor) implements Found {}

    /** Its library is not, or does not work on this machine. */
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

  /** What to do when a compression cannot be had. */
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
