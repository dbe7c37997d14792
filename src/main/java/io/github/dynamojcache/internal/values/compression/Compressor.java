package io.github.dynamojcache.internal.values.compression;

import org.jspecify.annotations.Nullable;

/**
 * One algorithm. The same version of its library compresses the same bytes to the same result.
 * Thread-safe.
 */
interface Compressor {

  /**
   * Compresses bytes if the result fits into the target.
   *
   * @param bytes an array that holds them; not changed
   * @param offset where they begin
   * @param target receives the result
   * @param room where in the target it is to begin; the result must fit from there to the end
   * @return how many bytes the result has; null when it does not fit
   */
  @Nullable Integer compress(byte[] bytes, int offset, byte[] target, int room);

  /**
   * Decompresses bytes.
   *
   * @param bytes an array that ends with a result of {@link #compress}; it may come from an
   *     attacker
   * @param offset where it begins
   * @param target to be filled from {@code room} to its end
   * @param room where to begin
   * @return whether the result had exactly that length, and no input was left over
   */
  boolean decompress(byte[] bytes, int offset, byte[] target, int room);

  /**
   * Returns an upper bound for the decompressed length.
   *
   * @param compressed how many bytes the compressed form has
   * @return no compressed form of this length, even a forged one, decompresses to more bytes
   */
  long longest(int compressed);
}
