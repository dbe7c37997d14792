package io.github.dynamojcache.tck;

import com.google.inject.Guice;
import com.google.inject.Injector;
import javax.cache.annotation.BeanProvider;
import org.jspecify.annotations.Nullable;
import org.jsr107.ri.annotations.guice.module.CacheAnnotationsModule;

/** The TCK's annotated beans out of Guice, with the reference module for it. */
final class GuiceBeanProvider implements BeanProvider {

  private @Nullable Injector injector;

  @Override
  public synchronized <T> T getBeanByType(Class<T> type) {
    Injector open = injector;
    if (open == null) {
      open = Guice.createInjector(new CacheAnnotationsModule());
      injector = open;
    }
    return open.getInstance(type);
  }
}
