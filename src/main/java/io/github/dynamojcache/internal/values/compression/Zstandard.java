package io.github.dynamojcache.internal.values.compression;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import org.jspecify.annotations.Nullable;

/** Zstandard frames, by the native library. */
final class Zstandard implements Compressor {

  /** Higher levels took far more time for a result that was hardly shorter. */
  private static final int LEVEL = 3;

  /** The longest block; a block that repeats one byte is encoded in four bytes. */
  private static final int LONGEST_BLOCK = 128 * 1024;

  private static final int SHORTEST_BLOCK = 4;

  @Override
  public @Nullable Integer compress(byte[] bytes, int offset, byte[] target, int room) {
    try {
      long length =
          Zstd.compressByteArray(
              target, room, target.length - room, bytes, offset, bytes.length - offset, LEVEL);
      return Zstd.isError(length) ? null : Integer.valueOf((int) length);
    } catch (ZstdException e) {
      return null; // it does not fit
    }
  }

  @Override
  public boolean decompress(byte[] bytes, int offset, byte[] target, int room) {
    try {
      return Zstd.decompressByteArray(
              target, room, target.length - room, bytes, offset, bytes.length - offset)
          == target.length - room;
    } catch (ZstdException e) {
      return false;
    }
  }

  @Override
  public long longest(int compressed) {
    return (compressed / SHORTEST_BLOCK + 1L) * LONGEST_BLOCK;
  }
}
