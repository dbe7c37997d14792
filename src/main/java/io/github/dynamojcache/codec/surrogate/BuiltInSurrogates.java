package io.github.dynamojcache.codec.surrogate;

import org.jspecify.annotations.Nullable;

/** The library's own surrogates, by the names of the classes that they are for. */
final class BuiltInSurrogates {

  private BuiltInSurrogates() {}

  /**
   * Looks for the surrogate of a class of a well-known library.
   *
   * @param type the class of an object
   * @return null when there is none
   */
  static @Nullable NamedSurrogate find(Class<?> type) {
    return null;
  }
}
