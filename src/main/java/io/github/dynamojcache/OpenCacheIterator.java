package io.github.dynamojcache;

import java.util.Iterator;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * An iterator that ends with its cache: after close, every call throws {@link
 * IllegalStateException}. For one thread.
 */
final class OpenCacheIterator<K, V> implements Iterator<Cache.Entry<K, V>> {

  private final DynamoCache<K, V> cache;
  private final Iterator<Cache.Entry<K, V>> entries;
  private Cache.@Nullable Entry<K, V> taken; // kept until the caller has received it

  OpenCacheIterator(DynamoCache<K, V> cache, Iterator<Cache.Entry<K, V>> entries) {
    this.cache = cache;
    this.entries = entries;
  }

  @Override
  public boolean hasNext() {
    return cache.step("iterator", () -> taken != null || entries.hasNext());
  }

  @Override
  public Cache.Entry<K, V> next() {
    Cache.Entry<K, V> next = cache.step("iterator", this::take);
    taken = null;
    return next;
  }

  private Cache.Entry<K, V> take() {
    Cache.Entry<K, V> next = taken != null ? taken : entries.next();
    taken = next;
    return next;
  }

  @Override
  public void remove() {
    cache.step(
        "remove",
        () -> {
          if (taken != null) {
            throw new IllegalStateException("next() has failed: call it again, then remove()");
          }
          entries.remove();
          return true;
        });
  }
}
