package io.github.dynamojcache.internal.keys;

/** How the text behind one tag is read. Thread-safe. */
@FunctionalInterface
interface KeyParser {

  /**
   * Reads what follows the tag.
   *
   * @param in where from
   * @return the object, equal to the one that was written
   */
  Object parse(KeyReader in);
}
