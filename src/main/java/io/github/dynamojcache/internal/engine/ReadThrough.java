package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.coding.DeclaredTypes;
import java.util.HashMap;
import java.util.Map;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;
import org.jspecify.annotations.Nullable;

/**
 * A cache's loader, or none. What it throws arrives as a {@link CacheLoaderException}. Thread-safe
 * if the loader is.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public final class ReadThrough<K, V> {

  private final @Nullable CacheLoader<K, V> loader;
  private final boolean enabled;
  private final DeclaredTypes<K, V> types;

  /**
   * Creates it.
   *
   * @param loader the loader, or null
   * @param enabled whether a miss asks the loader ({@code isReadThrough})
   * @param types what it may bring
   */
  public ReadThrough(
      @Nullable CacheLoader<K, V> loader, boolean enabled, DeclaredTypes<K, V> types) {
    this.loader = loader;
    this.enabled = enabled && loader != null;
    this.types = types;
  }

  /** Returns whether a miss asks the loader. */
  boolean isEnabled() {
    return enabled;
  }

  /** Returns whether {@code loadAll} has anybody to ask. */
  boolean hasLoader() {
    return loader != null;
  }

  /** Loads a value; null when the loader has none. */
  @Nullable V load(K key) {
    V loaded = call(key);
    if (loaded != null) {
      types.requireLoaded(loaded, loader());
    }
    return loaded;
  }

  private @Nullable V call(K key) {
    CacheLoader<K, V> asked = loader();
    return UserCode.<@Nullable V>call(() -> asked.load(key), this::failure);
  }

  /** Loads values; null keys and values are left out. */
  Map<K, V> loadAll(Iterable<? extends K> keys) {
    CacheLoader<K, V> asked = loader();
    return UserCode.call(() -> present(asked.loadAll(keys)), this::failure);
  }

  /** The map is the loader's own, and so is the code that goes over it. */
  private Map<K, V> present(@Nullable Map<K, V> loaded) {
    Map<K, V> present = new HashMap<>();
    if (loaded != null) {
      loaded.forEach(
          (key, value) -> {
            if (key != null && value != null) {
              types.requireLoaded(value, loader());
              present.put(key, value);
            }
          });
    }
    return present;
  }

  private CacheLoaderException failure(Throwable thrown) {
    return thrown instanceof CacheLoaderException own
        ? own
        : new CacheLoaderException(
            "the cache loader " + loader().getClass().getName() + " failed: " + thrown, thrown);
  }

  private CacheLoader<K, V> loader() {
    if (loader == null) {
      throw new IllegalStateException("no cache loader is configured");
    }
    return loader;
  }
}
