package io.github.dynamojcache.tck;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.Objects;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.annotation.BeanProvider;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import manager.CacheNameOnEachMethodBlogManagerImpl;
import manager.ClassLevelCacheConfigBlogManagerImpl;
import manager.UsingDefaultCacheNameBlogManagerImpl;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.Cache;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.jcache.JCacheCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Gives the TCK its annotated beans out of a Spring context, which intercepts the annotations of
 * JSR-107 and caches with the provider under test.
 */
final class SpringBeanProvider implements BeanProvider {

  private @Nullable AnnotationConfigApplicationContext context;

  @Override
  public synchronized <T> T getBeanByType(Class<T> type) {
    return openContext().getBean(type);
  }

  // Other tests close the caching provider, and with it the manager of this context.
  private AnnotationConfigApplicationContext openContext() {
    AnnotationConfigApplicationContext open = context;
    if (open == null || open.getBean(CacheManager.class).isClosed()) {
      open = new AnnotationConfigApplicationContext(Beans.class);
      context = open;
    }
    return open;
  }

  @Configuration(proxyBeanMethods = false)
  @EnableCaching(proxyTargetClass = true)
  @Import({
    CacheNameOnEachMethodBlogManagerImpl.class,
    ClassLevelCacheConfigBlogManagerImpl.class,
    UsingDefaultCacheNameBlogManagerImpl.class
  })
  static class Beans {

    @Bean
    CacheManager jcacheManager() throws URISyntaxException {
      CachingProvider provider = Caching.getCachingProvider();
      return provider.getCacheManager(ownUri(), provider.getDefaultClassLoader());
    }

    // The same configuration as all tests, but not their manager: they count its caches.
    private static URI ownUri() throws URISyntaxException {
      URL file = SpringBeanProvider.class.getResource("/dynamo-jcache.conf");
      return Objects.requireNonNull(file, "dynamo-jcache.conf").toURI();
    }

    @Bean
    JCacheCacheManager cacheManager(CacheManager jcacheManager) {
      return new CacheMaker(jcacheManager);
    }
  }

  /** Creates the caches that the annotations name. */
  private static final class CacheMaker extends JCacheCacheManager {

    private final CacheManager manager;

    CacheMaker(CacheManager manager) {
      super(manager);
      this.manager = manager;
    }

    @Override
    protected @Nullable Cache getMissingCache(String name) {
      manager.createCache(name, new MutableConfiguration<>());
      return super.getMissingCache(name);
    }
  }
}
