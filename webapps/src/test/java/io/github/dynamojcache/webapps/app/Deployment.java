package io.github.dynamojcache.webapps.app;

import io.github.dynamojcache.sharing.app.Work;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.HashMap;
import java.util.Map;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;

/** Uses the default manager of the provider that all applications share, when it is deployed. */
public final class Deployment implements ServletContextListener {

  /** The attribute that tells what was seen. */
  public static final String SEEN = "seen";

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    CacheManager manager =
        Caching.getCachingProvider(Caching.class.getClassLoader()).getCacheManager();
    Map<String, Object> seen = new HashMap<>();
    seen.putAll(new Work().apply(manager, context.getContextPath().substring(1)));
    edition(manager.getCache("editions"), seen);
    context.setAttribute(SEEN, seen);
  }

  /** What the last one wrote, whose class is gone by now, perhaps the other application's. */
  private static void edition(Cache<Object, Object> cache, Map<String, Object> seen) {
    Object before = cache.get("edition");
    cache.put("edition", new Edition(new Edition("").ofClass()));
    Object after = cache.get("edition");
    seen.put("edition of this class", (before == null || isThisOne(before)) && isThisOne(after));
    seen.put("edition", new Edition("").ofClass());
  }

  private static boolean isThisOne(Object read) {
    return read instanceof Edition edition
        && edition.ofClass().equals(new Edition("").ofClass())
        && edition.written().startsWith("edition ");
  }
}
