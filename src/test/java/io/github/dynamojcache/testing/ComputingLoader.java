package io.github.dynamojcache.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import javax.cache.integration.CacheLoader;

/** Loads for every key what a function makes of it. */
public record ComputingLoader<V>(Function<String, V> value) implements CacheLoader<String, V> {

  @Override
  public V load(String key) {
    return value.apply(key);
  }

  @Override
  public Map<String, V> loadAll(Iterable<? extends String> keys) {
    Map<String, V> loaded = new HashMap<>();
    keys.forEach(key -> loaded.put(key, load(key)));
    return loaded;
  }
}
