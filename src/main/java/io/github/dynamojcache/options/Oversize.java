package io.github.dynamojcache.options;

import java.util.Locale;

/** What happens to a value that does not fit into an item: the setting {@code oversize}. */
public enum Oversize {
  /** It is stored in several items. */
  CHUNK,
  /** It is not stored, and the entry under its key is removed. */
  SKIP,
  /** The operation throws. */
  FAIL;

  /** Returns the name used in a configuration. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
