package io.github.dynamojcache.internal.keys;

/** Reads the text after one tag. Thread-safe. */
@FunctionalInterface
interface KeyParser {

  /**
   * Reads the text after a tag.
   *
   * @param in the reader
   * @return the object, equal to the one that was written
   */
  Object parse(KeyReader in);
}
