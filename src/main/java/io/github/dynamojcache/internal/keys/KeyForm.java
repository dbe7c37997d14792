package io.github.dynamojcache.internal.keys;

/** How the keys of one class, or of one kind of class, are written. Thread-safe. */
interface KeyForm {

  /**
   * Returns the name before the text.
   *
   * @return lower case letters
   */
  String tag();

  /**
   * Writes the text after the tag.
   *
   * @param key an object of this form's class
   * @param out the writer
   */
  void write(Object key, KeyWriter out);
}
