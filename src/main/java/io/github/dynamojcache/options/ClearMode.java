package io.github.dynamojcache.options;

/** How {@code clear()} empties a cache: the setting {@code clear-mode}. */
public enum ClearMode {
  /** One write starts a new generation; other JVMs see it within {@code clear-visibility}. */
  GENERATION,
  /** Every item is deleted: O(n), and seen by every JVM at once. */
  DELETE
}
