package io.github.dynamojcache.internal.engine;

/**
 * What is to become of an entry after somebody has looked at it. Immutable.
 *
 * @param <V> the type of value
 */
sealed interface Decision<V> {

  /** Nothing, and nobody looked at the value. */
  record Leave<V>() implements Decision<V> {}

  /** Nothing, but the value was looked at: the access expiry applies. */
  record Access<V>() implements Decision<V> {}

  /**
   * It gets a value.
   *
   * @param value the value
   * @param writesThrough whether the cache writer is told
   */
  record Store<V>(V value, boolean writesThrough) implements Decision<V> {}

  /**
   * It is removed, if it is there.
   *
   * @param writesThrough whether the cache writer is told, even when there is no entry
   */
  record Remove<V>(boolean writesThrough) implements Decision<V> {}
}
