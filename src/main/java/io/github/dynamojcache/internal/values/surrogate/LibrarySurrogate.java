package io.github.dynamojcache.internal.values.surrogate;

import io.github.dynamojcache.codec.ValueSurrogate;

/**
 * A surrogate for a class of a library that is not compiled against.
 *
 * @param <S> what is stored
 */
abstract class LibrarySurrogate<S> implements ValueSurrogate<Object, S> {

  private final Class<Object> type;

  /**
   * Creates the surrogate.
   *
   * @param type the class, as the library at hand has it
   */
  @SuppressWarnings("unchecked") // every object is one
  LibrarySurrogate(Class<?> type) {
    this.type = (Class<Object>) type;
  }

  @Override
  public Class<Object> type() {
    return type;
  }
}
