package io.github.dynamojcache.options;

import java.util.Locale;

/** What becomes of a value that does not fit into an item. */
public enum Oversize {
  /** It is stored in several items. */
  CHUNK,
  /** It is not stored, and what stands under its key is removed. */
  SKIP,
  /** The operation throws. */
  FAIL;

  /** As it is written in a configuration. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
