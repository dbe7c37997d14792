package io.github.dynamojcache.codec.filter;

/** Which classes a cache stores and reads. */
public enum FilterMode {
  /**
   * The value classes of the JDK, what is listed, and what follows from the cache's declared type;
   * when that says nothing ({@code Object}), every class of the application but those that are
   * known from attacks.
   */
  DERIVED,
  /** The value classes of the JDK and what is listed. */
  STRICT,
  /** Every class. */
  OPEN
}
