package io.github.dynamojcache.internal.classes.filter;

/** Which classes a cache stores and reads. */
public enum FilterMode {
  /**
   * The value classes of the JDK, what is listed, and what follows from the cache's declared type;
   * when that says nothing ({@code Object}), every class but those that are known from attacks, and
   * of these only well-known value libraries and listed classes run their own methods for
   * serialization.
   */
  DERIVED,
  /** The value classes of the JDK and what is listed. */
  STRICT,
  /** Every class but those that are known from attacks. */
  OPEN
}
