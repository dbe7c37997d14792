package io.github.dynamojcache.internal.classes.filter;

/** Which classes a cache stores and reads. */
public enum FilterMode {
  /**
   * The value classes of the JDK, the listed classes, and those derived from the cache's declared
   * type. If that type tells nothing ({@code Object}), every class except those known from attacks
   * is accepted; of these classes only well-known value libraries and listed classes run their own
   * methods for serialization.
   */
  DERIVED,
  /** The value classes of the JDK and the listed classes. */
  STRICT,
  /** Every class except those known from attacks. */
  OPEN
}
