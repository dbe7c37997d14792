package io.github.dynamojcache.internal.values.compression;

import org.jspecify.annotations.Nullable;

/**
 * One algorithm. The same bytes become the same bytes as long as the version of its library is the
 * same. Thread-safe.
 */
interface Compressor {

  /**
   * Compresses bytes, if that makes them shorter.
   *
   * @param bytes an array that holds them; not changed
   * @param offset where they begin
   * @param target gets the result
   * @param room where in the target it is to begin; what does not fit behind it is not wanted
   * @return how many bytes the result has; null when it does not fit
   */
  @Nullable Integer compress(byte[] bytes, int offset, byte[] target, int room);

  /**
   * Makes bytes what they were.
   *
   * @param bytes an array that ends with a result of {@link #compress}, maybe of somebody hostile
   * @param offset where it begins
   * @param target to be filled from {@code room} on, to its end
   * @param room where to begin
   * @return whether the result was of exactly that length, and nothing was left over
   */
  boolean decompress(byte[] bytes, int offset, byte[] target, int room);

  /**
   * Returns a bound for what a result can become.
   *
   * @param compressed how many bytes the result has
   * @return more bytes than this cannot come out of it, whoever made it
   */
  long longest(int compressed);
}
