package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.coding.DeclaredTypes;
import java.util.HashMap;
import java.util.Map;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;
import org.jspecify.annotations.Nullable;

/**
 * A cache's loader, or none. Its exceptions are thrown as {@link CacheLoaderException}. Thread-safe
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
   * Creates the read-through of one cache.
   *
   * @param loader the loader, or null
   * @param enabled whether a miss calls the loader ({@code isReadThrough})
   * @param types the declared types, which loaded values must have
   */
  public ReadThrough(
      @Nullable CacheLoader<K, V> loader, boolean enabled, DeclaredTypes<K, V> types) {
    this.loader = loader;
    this.enabled = enabled && loader != null;
    this.types = types;
  }

  /** Returns whether a miss calls the loader. */
  boolean isEnabled() {
    return enabled;
  }

  /** Returns whether there is a loader for {@code loadAll}. */
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

  /**
   * Runs as user code: the map belongs to the loader, and so does the code that iterates over it.
   */
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
