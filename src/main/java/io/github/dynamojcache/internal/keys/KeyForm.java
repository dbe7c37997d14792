package io.github.dynamojcache.internal.keys;

/** How the keys of one class, or of one kind of classes, are written. Thread-safe. */
interface KeyForm {

  /**
   * Returns the name that stands before the text.
   *
   * @return lower case letters
   */
  String tag();

  /**
   * Writes what follows the tag.
   *
   * @param key an object of this form's class
   * @param out where to
   */
  void write(Object key, KeyWriter out);
}
