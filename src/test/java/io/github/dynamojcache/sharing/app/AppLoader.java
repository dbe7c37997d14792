package io.github.dynamojcache.sharing.app;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.cache.integration.CacheLoader;

/** Makes values of the application, and notes the context loader. */
final class AppLoader implements CacheLoader<Object, Object> {

  private final Set<ClassLoader> contexts = ConcurrentHashMap.newKeySet();

  Set<ClassLoader> contexts() {
    return contexts;
  }

  @Override
  public Object load(Object key) {
    contexts.add(Thread.currentThread().getContextClassLoader());
    return Samples.plain();
  }

  @Override
  public Map<Object, Object> loadAll(Iterable<? extends Object> keys) {
    Map<Object, Object> loaded = new HashMap<>();
    keys.forEach(key -> loaded.put(key, load(key)));
    return loaded;
  }
}
