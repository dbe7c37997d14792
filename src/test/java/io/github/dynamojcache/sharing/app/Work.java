package io.github.dynamojcache.sharing.app;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import javax.cache.Cache;
import javax.cache.CacheManager;

/**
 * What one deployment does with a cache that it shares, and with one of its own. Tells what it saw,
 * in classes of the JDK; leaves nothing of its own in a cache that stays open.
 */
public final class Work implements BiFunction<CacheManager, String, Map<String, Object>> {

  private final Map<String, Object> seen = new HashMap<>();

  @Override
  public Map<String, Object> apply(CacheManager manager, String name) {
    everyForm(manager.getCache("shared"), name);
    seen.putAll(new Bulk().apply(manager, name));
    return seen;
  }

  private void everyForm(Cache<Object, Object> cache, String name) {
    int others = 0;
    for (Map.Entry<String, Object> form : Samples.values().entrySet()) {
      String key = name + form.getKey();
      cache.put(key, form.getValue());
      others += cache.get(key).getClass() == form.getValue().getClass() ? 0 : 1;
    }
    for (Object key : Samples.keys().values()) {
      cache.put(key, name);
      cache.get(key);
    }
    seen.put("values of another class", others);
  }
}
