package io.github.dynamojcache.internal.dynamo.generation;

import io.github.dynamojcache.internal.dynamo.item.Generation;
import io.github.dynamojcache.internal.dynamo.item.Partitions;

/**
 * A cache that was destroyed and has left items in the table. Part of the stored format. Immutable.
 *
 * @param name the cache
 * @param generation the id of the generation that it was destroyed into: if the cache is destroyed
 *     again, that is another line in the list
 */
record DestroyedCache(String name, String generation) {

  /** Returns the form in which the table lists it. */
  String token() {
    return Partitions.encodeName(name) + "#" + generation;
  }

  /**
   * Reads what {@link #token} wrote.
   *
   * @throws IllegalArgumentException if it is not such a token
   */
  static DestroyedCache fromToken(String token) {
    int end = token.lastIndexOf('#');
    if (end < 0) {
      throw new IllegalArgumentException("'" + token + "' names no generation");
    }
    return new DestroyedCache(
        Partitions.decodeName(token.substring(0, end)),
        Generation.of(token.substring(end + 1), "1").id());
  }
}
