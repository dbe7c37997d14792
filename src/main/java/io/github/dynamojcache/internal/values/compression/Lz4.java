package io.github.dynamojcache.internal.values.compression;

import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Exception;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.lz4.LZ4SafeDecompressor;
import org.jspecify.annotations.Nullable;

/**
 * LZ4 blocks, by the library's pure Java implementation: it loads no native code, needs no command
 * line option, and checks every index.
 */
final class Lz4 implements Compressor {

  /** The most bytes to which one byte of a match's length decompresses. */
  private static final int LONGEST_OF_A_BYTE = 255;

  private final LZ4Compressor compressor = LZ4Factory.safeInstance().fastCompressor();
  private final LZ4SafeDecompressor decompressor = LZ4Factory.safeInstance().safeDecompressor();

  @Override
  public @Nullable Integer compress(byte[] bytes, int offset, byte[] target, int room) {
    try {
      return compressor.compress(
          bytes, offset, bytes.length - offset, target, room, target.length - room);
    } catch (LZ4Exception e) {
      return null; // it does not fit
    }
  }

  @Override
  public boolean decompress(byte[] bytes, int offset, byte[] target, int room) {
    try {
      return decompressor.decompress(
              bytes, offset, bytes.length - offset, target, room, target.length - room)
          == target.length - room;
    } catch (LZ4Exception e) {
      return false;
    }
  }

  @Override
  public long longest(int compressed) {
    return (long) compressed * LONGEST_OF_A_BYTE;
  }
}
