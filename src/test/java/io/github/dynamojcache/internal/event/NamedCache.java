package io.github.dynamojcache.internal.event;

import java.lang.reflect.Proxy;
import javax.cache.Cache;

/** A cache that has a name and nothing else: enough to be the source of events. */
final class NamedCache {

  private NamedCache() {}

  @SuppressWarnings("unchecked")
  static <K, V> Cache<K, V> named(String name) {
    return (Cache<K, V>)
        Proxy.newProxyInstance(
            NamedCache.class.getClassLoader(),
            new Class<?>[] {Cache.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getName")) {
                return name;
              }
              throw new UnsupportedOperationException(method.toString());
            });
  }
}
