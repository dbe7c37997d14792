package io.github.dynamojcache.internal.coding;

import io.github.dynamojcache.codec.UndecodableKeyException;
import io.github.dynamojcache.codec.UndecodableValueException;
import io.github.dynamojcache.codec.UndecodableValueException.Reason;
import io.github.dynamojcache.codec.UnsupportedKeyException;
import io.github.dynamojcache.internal.classes.PerApplication;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.keys.CanonicalKeys;
import io.github.dynamojcache.internal.values.EncodedValue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The codec of one cache. A key or value that cannot be decoded is a miss, is counted, and is
 * logged once: the error is in the table, not in this call. Keys and values have the classes of the
 * calling application. Thread-safe.
 */
public final class LoggingEntryCodec<K, V> implements EntryCodec<K, V>, AutoCloseable {

  private final String cacheName;
  private final PerApplication<CacheCodec> codecs;
  private final DeclaredTypes<K, V> types;
  private final UndecodableCounters undecodable;
  private final UndecodableLog log;

  public LoggingEntryCodec(
      PerApplication<CacheCodec> codecs,
      DeclaredTypes<K, V> types,
      UndecodableCounters undecodable) {
    this.cacheName = types.cache();
    this.codecs = codecs;
    this.types = types;
    this.undecodable = undecodable;
    this.log = new UndecodableLog(LoggerFactory.getLogger(LoggingEntryCodec.class), cacheName);
  }

  @Override
  public DeclaredTypes<K, V> types() {
    return types;
  }

  @Override
  public CanonicalKey encodeKey(K key) {
    try {
      return codecs.get(key).keys().encode(types.requireKey(key));
    } catch (UnsupportedKeyException e) {
      throw new UnsupportedKeyException("cache '" + cacheName + "': " + e.getMessage(), e);
    }
  }

  @Override
  public @Nullable EncodedValue encodeValue(CanonicalKey key, V value) {
    return codecs.get(value).values().encode(key, types.requireValue(value));
  }

  @Override
  public @Nullable EncodedValue encodeExpected(CanonicalKey key, V value) {
    return codecs.get(value).values().encodeExpected(key, value);
  }

  @Override
  public boolean isSame(@Nullable StoredEntry stored, V present, V expected) {
    return codecs
        .get(expected)
        .values()
        .isSame(stored == null ? null : stored.value(), present, expected);
  }

  @Override
  public K copyKey(K key) {
    if (key instanceof String || key instanceof Number || key instanceof UUID) {
      return key;
    }
    try {
      CanonicalKeys keys = codecs.get(key).keys();
      Object copy = keys.decode(keys.encode(key), types.keyType());
      return types.isKey(copy) && copy.equals(key) ? types.keyType().cast(copy) : key;
    } catch (Exception e) { // thrown by a codec, or by equals of an application class
      return key;
    }
  }

  @Override
  @SuppressWarnings("unchecked") // the type of a value was checked before it was stored
  public V copyValue(V value) {
    return (V) codecs.get(value).values().copy(value);
  }

  @Override
  public @Nullable K decodeKey(CanonicalKey key) {
    try {
      Object decoded = codecs.get().keys().decode(key, types.keyType());
      if (types.isKey(decoded)) {
        return types.keyType().cast(decoded);
      }
      undecodable.record(Reason.SHAPE);
      log.key(
          key,
          new UndecodableKeyException(
              "it is a "
                  + decoded.getClass().getName()
                  + ", and the keys of this cache are declared to be of "
                  + types.keyType().getName(),
              null));
    } catch (UndecodableKeyException e) {
      undecodable.record(Reason.FORMAT);
      log.key(key, e);
    }
    return null;
  }

  @Override
  @SuppressWarnings("unchecked") // checked, except Spring's null, which only Spring puts and gets
  public @Nullable V decodeValue(StoredEntry entry) {
    try {
      Object value = codecs.get().values().decode(entry.value());
      if (!types.isValue(value)) {
        throw new UndecodableValueException(
            Reason.SHAPE,
            "it is a "
                + value.getClass().getName()
                + ", and the values of this cache are declared to be of "
                + types.valueType().getName(),
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
}
