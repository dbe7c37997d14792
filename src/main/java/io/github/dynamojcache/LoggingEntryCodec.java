package io.github.dynamojcache;

import io.github.dynamojcache.codec.CanonicalKey;
import io.github.dynamojcache.codec.EncodedValue;
import io.github.dynamojcache.codec.UndecodableKeyException;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.codec.UnsupportedKeyException;
import io.github.dynamojcache.engine.EntryCodec;
import io.github.dynamojcache.management.UndecodableCounters;
import io.github.dynamojcache.store.StoredEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The codec of one cache. What cannot be decoded is a miss, is counted, and is logged once: the
 * value is wrong in the table, not in this call. Keys and values are of the classes of the
 * application that asks. Thread-safe.
 */
final class LoggingEntryCodec<K, V> implements EntryCodec<K, V>, AutoCloseable {

  private static final String NULL_OF_SPRING = "org.springframework.cache.support.NullValue";

  private final String cacheName;
  private final PerApplication<CacheCodec> codecs;
  private final Class<K> keyType;
  private final Class<V> valueType;
  private final UndecodableCounters undecodable;
  private final UndecodableLog log;

  LoggingEntryCodec(
      String cacheName,
      PerApplication<CacheCodec> codecs,
      Class<K> keyType,
      Class<V> valueType,
      UndecodableCounters undecodable) {
    this.cacheName = cacheName;
    this.codecs = codecs;
    this.keyType = keyType;
    this.valueType = valueType;
    this.undecodable = undecodable;
    this.log = new UndecodableLog(LoggerFactory.getLogger(LoggingEntryCodec.class), cacheName);
  }

  @Override
  public CanonicalKey encodeKey(K key) {
    try {
      return codecs.get(key).keys().encode(key);
    } catch (UnsupportedKeyException e) {
      throw new UnsupportedKeyException("cache '" + cacheName + "': " + e.getMessage(), e);
    }
  }

  @Override
  public @Nullable EncodedValue encodeValue(CanonicalKey key, V value) {
    return codecs.get(value).values().encode(key, value);
  }

  @Override
  public @Nullable EncodedValue encodeExpected(CanonicalKey key, V value) {
    return codecs.get(value).values().encodeExpected(key, value);
  }

  @Override
  public @Nullable K decodeKey(CanonicalKey key) {
    try {
      Object decoded = codecs.get().keys().decode(key, keyType);
      if (keyType.isInstance(decoded)) {
        return keyType.cast(decoded);
      }
      undecodable.record(Reason.SHAPE);
      log.key(
          key,
          new UndecodableKeyException(
              "it is a "
                  + decoded.getClass().getName()
                  + ", and the keys of this cache are declared to be of "
                  + keyType.getName(),
              null));
    } catch (UndecodableKeyException e) {
      undecodable.record(Reason.FORMAT);
      log.key(key, e);
    }
    return null;
  }

  @Override
  @SuppressWarnings("unchecked") // checked, but for Spring's null, which only Spring puts and gets
  public @Nullable V decodeValue(StoredEntry entry) {
    try {
      Object value = codecs.get().values().decode(entry.value());
      if (!valueType.isInstance(value) && !isNullOfSpring(value)) {
        throw new UndecodableValueException(
            Reason.SHAPE,
            "it is a "
                + value.getClass().getName()
                + ", and the values of this cache are declared to be of "
                + valueType.getName(),
            value.getClass().getName(),
            null,
            null);
      }
      return (V) value;
    } catch (UndecodableValueException e) {
      undecodable.record(e.reason());
      log.value(entry.key(), e);
      return null;
    }
  }

  @Override
  public void close() {
    codecs.close();
  }

  /** Stands for a null result in caches of any type, where the class filter lets it in. */
  private static boolean isNullOfSpring(Object value) {
    return value.getClass().getName().equals(NULL_OF_SPRING);
  }
}
