package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.internal.engine.UserCode;
import io.github.dynamojcache.internal.lifecycle.CloseFailures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import javax.cache.CacheException;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/**
 * The objects that the user's factories created for one cache, once, except listeners. They are
 * closed with the cache, once. Immutable.
 *
 * @param cacheName the cache, for messages
 * @param expiryPolicy the expiry policy
 * @param loader the cache loader, or null
 * @param writer the cache writer, or null
 * @param <K> the type of key
 * @param <V> the type of value
 */
record Customizations<K, V>(
    String cacheName,
    ExpiryPolicy expiryPolicy,
    @Nullable CacheLoader<K, V> loader,
    @Nullable CacheWriter<? super K, ? super V> writer)
    implements AutoCloseable {

  /**
   * Calls the factories.
   *
   * @throws CacheException when one fails; the objects of the others are closed
   */
  static <K, V> Customizations<K, V> create(
      String cacheName, CompleteConfiguration<K, V> definition) {
    List<Object> made = new ArrayList<>();
    try {
      ExpiryPolicy policy = make("expiry policy", definition.getExpiryPolicyFactory(), made);
      CacheLoader<K, V> loader = make("cache loader", definition.getCacheLoaderFactory(), made);
      CacheWriter<? super K, ? super V> writer =
          make("cache writer", definition.getCacheWriterFactory(), made);
      if (policy == null) {
        throw new CacheException("the expiry policy factory returned null");
      }
      if (definition.isReadThrough() && loader == null) {
        throw new CacheException("read-through needs a cache loader");
      }
      if (definition.isWriteThrough() && writer == null) {
        throw new CacheException("write-through needs a cache writer");
      }
      return new Customizations<>(cacheName, policy, loader, writer);
    } catch (RuntimeException e) {
      CacheException failure =
          new CacheException("cache '" + cacheName + "': " + e.getMessage(), e);
      closeAfter(failure, cacheName, made);
      throw failure;
    } catch (Error e) {
      closeAfter(e, cacheName, made);
      throw e;
    }
  }

  private static void closeAfter(Throwable failure, String cacheName, List<Object> made) {
    try {
      CloseFailures.closeAll("cache '" + cacheName + "'", made);
    } catch (CacheException closing) {
      failure.addSuppressed(closing);
    }
  }

  private static <T> @Nullable T make(
      String what, @Nullable Factory<? extends T> factory, List<Object> made) {
    if (factory == null) {
      return null;
    }
    T object =
        UserCode.<@Nullable T>call(
            factory::create,
            thrown ->
                new CacheException(
                    "the " + what + "'s factory failed: " + thrown.getMessage(), thrown));
    if (object != null) {
      made.add(object);
    }
    return object;
  }

  /** Closes each object once, even if it has several roles. */
  @Override
  public void close() {
    Set<Object> objects = Collections.newSetFromMap(new IdentityHashMap<>());
    objects.add(expiryPolicy);
    if (loader != null) {
      objects.add(loader);
    }
    if (writer != null) {
      objects.add(writer);
    }
    CloseFailures.closeAll("cache '" + cacheName + "'", objects);
  }
}
