package io.github.dynamojcache.faults.client;

/**
 * A value that is an object.
 *
 * @param text what it stands for
 * @param length so that there is more than one field
 */
public record Text(String text, int length) {

  static Text of(String text) {
    return new Text(text, text.length());
  }
}
