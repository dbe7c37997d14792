package io.github.dynamojcache.internal.classes;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * Delegates to the calling thread's current context class loader, then to the provider's. Nothing
 * of the thread's loader is kept, so no application is pinned. The JVM itself caches what {@code
 * Class.forName} finds through a loader, so this library never calls that with this loader.
 */
public final class DefaultClassLoader extends ClassLoader implements AsksThread {

  public DefaultClassLoader() {
    super("dynamo-jcache-default", DefaultClassLoader.class.getClassLoader());
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    ClassLoader context = contextLoader();
    if (context != null) {
      try {
        return context.loadClass(name);
      } catch (ClassNotFoundException e) {
        // The provider's loader may find it.
      }
    }
    return getParent().loadClass(name); // not super.loadClass, which uses the JVM's cache
  }

  @Override
  protected @Nullable URL findResource(String name) {
    ClassLoader context = contextLoader();
    return context == null ? null : context.getResource(name);
  }

  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    ClassLoader context = contextLoader();
    return context == null || context == getParent()
        ? Collections.emptyEnumeration()
        : context.getResources(name);
  }

  /** Returns null for a loader that delegates back to this one: the recursion would not end. */
  private @Nullable ClassLoader contextLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader each = context;
    while (each != null && each != this) {
      each = each.getParent();
    }
    return each == this ? null : context;
  }
}
