package io.github.dynamojcache.internal.classes;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * Whatever loader the calling thread has at that moment, and behind it the provider's. Nothing of
 * the thread's is kept, so that no application is pinned; but the JVM itself keeps what {@code
 * Class.forName} finds through a loader, so that nobody here asks this one by that.
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
        // The provider may have it.
      }
    }
    return getParent().loadClass(name); // not by super, which knows what the JVM has kept
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

  /** One that leads back to here would be asked for ever. */
  private @Nullable ClassLoader contextLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader each = context;
    while (each != null && each != this) {
      each = each.getParent();
    }
    return each == this ? null : context;
  }
}
