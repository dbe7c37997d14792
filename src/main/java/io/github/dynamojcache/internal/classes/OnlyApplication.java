package io.github.dynamojcache.internal.classes;

import org.jspecify.annotations.Nullable;

/**
 * The only application: the manager was created with its class loader.
 *
 * @param made the object made for it
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

  /** Nothing to release: the object is collected with the manager. */
  @Override
  public void close() {}
}
