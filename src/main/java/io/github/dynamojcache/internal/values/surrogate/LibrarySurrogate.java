package io.github.dynamojcache.internal.values.surrogate;

import io.github.dynamojcache.codec.ValueSurrogate;

/**
 * A surrogate for a class of a library that this code is not compiled against.
 *
 * @param <S> the type of the stored form
 */
abstract class LibrarySurrogate<S> implements ValueSurrogate<Object, S> {

  private final Class<Object> type;

  /**
   * Creates the surrogate.
   *
   * @param type the class, as loaded from the library in use
   */
  @SuppressWarnings("unchecked") // every object is an Object
  LibrarySurrogate(Class<?> type) {
    this.type = (Class<Object>) type;
  }

  @Override
  public Class<Object> type() {
    return type;
  }
}
