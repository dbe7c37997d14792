package io.github.dynamojcache.internal.event;

import io.github.dynamojcache.internal.engine.UserCode;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import javax.cache.CacheException;

/**
 * Listeners and filters that the cache created from the user's factories and therefore has to
 * close. A factory may return one object many times; it counts once.
 */
final class OwnedObjects {

  private final Set<Object> objects = Collections.newSetFromMap(new IdentityHashMap<>());

  OwnedObjects(Collection<? extends Registration<?, ?>> registrations) {
    registrations.forEach(registration -> objects.addAll(registration.resources()));
  }

  /** Leaves out the objects that are still in use. */
  OwnedObjects except(OwnedObjects inUse) {
    objects.removeAll(inUse.objects);
    return this;
  }

  /**
   * Closes each object that can be closed, even if closing another one fails.
   *
   * @param cacheName the cache, for the message
   * @throws CacheException when any could not be closed; every failure is suppressed in it
   */
  void close(String cacheName) {
    CacheException failure =
        new CacheException("Not every listener or filter of cache '" + cacheName + "' was closed");
    for (Object object : objects) {
      if (object instanceof AutoCloseable closeable) {
        close(closeable, failure);
      }
    }
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }

  static void close(AutoCloseable closeable, Throwable failure) {
    try {
      closeable.close();
    } catch (Throwable e) { // the others must still be closed
      UserCode.keepInterrupt(e);
      failure.addSuppressed(e);
    }
  }
}
