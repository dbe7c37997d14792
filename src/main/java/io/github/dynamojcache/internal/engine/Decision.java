package io.github.dynamojcache.internal.engine;

/**
 * The change of an entry that is decided on after the entry was read. Immutable.
 *
 * @param <V> the type of value
 */
sealed interface Decision<V> {

  /** No change, and the value was not accessed. */
  record Leave<V>() implements Decision<V> {}

  /** No change, but the value was accessed: the access expiry applies. */
  record Access<V>() implements Decision<V> {}

  /**
   * The entry gets a value.
   *
   * @param value the value
   * @param writesThrough whether the cache writer is called
   */
  record Store<V>(V value, boolean writesThrough) implements Decision<V> {}

  /**
   * The entry is removed, if there is one.
   *
   * @param writesThrough whether the cache writer is called, even when there is no entry
   */
  record Remove<V>(boolean writesThrough) implements Decision<V> {}
}
