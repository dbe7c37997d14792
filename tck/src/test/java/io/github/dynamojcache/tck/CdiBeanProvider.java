package io.github.dynamojcache.tck;

import javax.cache.annotation.BeanProvider;
import manager.CacheNameOnEachMethodBlogManagerImpl;
import manager.ClassLevelCacheConfigBlogManagerImpl;
import manager.UsingDefaultCacheNameBlogManagerImpl;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.jspecify.annotations.Nullable;
import org.jsr107.ri.annotations.cdi.BeanManagerUtil;
import org.jsr107.ri.annotations.cdi.CacheLookupUtil;
import org.jsr107.ri.annotations.cdi.CachePutInterceptor;
import org.jsr107.ri.annotations.cdi.CacheRemoveAllInterceptor;
import org.jsr107.ri.annotations.cdi.CacheRemoveEntryInterceptor;
import org.jsr107.ri.annotations.cdi.CacheResultInterceptor;
import org.jsr107.ri.annotations.cdi.InterceptorExtension;

/** The TCK's annotated beans out of Weld, with the reference module for CDI. */
final class CdiBeanProvider implements BeanProvider {

  private @Nullable WeldContainer container;

  @Override
  public synchronized <T> T getBeanByType(Class<T> type) {
    WeldContainer open = container;
    if (open == null) {
      open = open();
      container = open;
    }
    return open.select(type).get();
  }

  private static WeldContainer open() {
    return new Weld()
        .disableDiscovery()
        .addExtension(new InterceptorExtension())
        .addBeanClasses(
            BeanManagerUtil.class,
            CacheLookupUtil.class,
            CacheResultInterceptor.class,
            CachePutInterceptor.class,
            CacheRemoveEntryInterceptor.class,
            CacheRemoveAllInterceptor.class,
            CacheNameOnEachMethodBlogManagerImpl.class,
            ClassLevelCacheConfigBlogManagerImpl.class,
            UsingDefaultCacheNameBlogManagerImpl.class)
        .interceptors(
            CacheResultInterceptor.class,
            CachePutInterceptor.class,
            CacheRemoveEntryInterceptor.class,
            CacheRemoveAllInterceptor.class)
        .initialize();
  }
}
