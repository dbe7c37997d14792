package io.github.dynamojcache.values.libraries;

import org.jspecify.annotations.Nullable;

/**
 * What an application asks of a value before it stores it. Many compute the answer at the first
 * time and keep it in a field.
 */
final class Look {

  private Look() {}

  /** Takes an answer that nobody needs. */
  static void at(@Nullable Object answer) {
    // to have asked is enough
  }
}
