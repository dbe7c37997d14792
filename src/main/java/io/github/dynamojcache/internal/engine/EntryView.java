package io.github.dynamojcache.internal.engine;

import javax.cache.Cache;

/**
 * A key with its value, as iterators return it and writers receive it.
 *
 * @param key the key
 * @param value the value
 * @param <K> the type of key
 * @param <V> the type of value
 */
public record EntryView<K, V>(K key, V value) implements Cache.Entry<K, V> {

  @Override
  public K getKey() {
    return key;
  }

  @Override
  public V getValue() {
    return value;
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new IllegalArgumentException(
        "an entry of dynamo-jcache unwraps to "
            + EntryView.class.getName()
            + ", not to "
            + type.getName());
  }
}
