package io.github.dynamojcache;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * The provider's loader, and behind it whatever loader the calling thread has at that moment.
 * Nothing of the thread's is kept, so that no application is pinned.
 */
final class DefaultClassLoader extends ClassLoader {

  DefaultClassLoader() {
    super("dynamo-jcache-default", DynamoCachingProvider.class.getClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ClassLoader context = contextLoader();
    if (context == null) {
      throw new ClassNotFoundException(name);
    }
    return context.loadClass(name);
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

  private @Nullable ClassLoader contextLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == this ? null : context;
  }
}
