package io.github.dynamojcache.codec;

import org.jspecify.annotations.Nullable;

/**
 * Finds the classes that stored data name: with the cache manager's loader first, then with the
 * calling thread's, then with this library's own. It defines no class.
 */
public final class FallbackClassLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  /**
   * Creates a loader.
   *
   * @param first the loader that is asked first
   */
  public FallbackClassLoader(ClassLoader first) {
    super("dynamo-jcache", first);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    Class<?> found = find(name, Thread.currentThread().getContextClassLoader());
    if (found == null) {
      found = find(name, FallbackClassLoader.class.getClassLoader());
    }
    if (found == null) {
      throw new ClassNotFoundException(name);
    }
    return found;
  }

  private @Nullable Class<?> find(String name, @Nullable ClassLoader loader) {
    // A context loader that leads back here would never end.
    for (ClassLoader l = loader; l != null; l = l.getParent()) {
      if (l == this) {
        return null;
      }
    }
    try {
      return loader == null ? null : Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }
}
