package io.github.dynamojcache.internal.classes;

import org.jspecify.annotations.Nullable;

/**
 * The manager has the class loader of one application.
 *
 * @param made what is made for it
 */
record OnlyApplication<T>(T made) implements PerApplication<T> {

  @Override
  public T get() {
    return made;
  }

  @Override
  public T get(Object object) {
    return made;
  }

  @Override
  public T of(@Nullable ClassLoader loader) {
    return made;
  }

  /** It goes with the manager. */
  @Override
  public void close() {}
}
