package io.github.dynamojcache;

import java.util.Iterator;
import javax.cache.Cache;

/** An iterator that ends with its cache: after close, every call is an illegal state. */
final class OpenCacheIterator<K, V> implements Iterator<Cache.Entry<K, V>> {

  private final DynamoCache<K, V> cache;
  private final Iterator<Cache.Entry<K, V>> entries;

  OpenCacheIterator(DynamoCache<K, V> cache, Iterator<Cache.Entry<K, V>> entries) {
    this.cache = cache;
    this.entries = entries;
  }

  @Override
  public boolean hasNext() {
    return cache.step("iterator", entries::hasNext);
  }

  @Override
  public Cache.Entry<K, V> next() {
    return cache.step("iterator", entries::next);
  }

  @Override
  public void remove() {
    cache.step(
        "remove",
        () -> {
          entries.remove();
          return true;
        });
  }
}
