package io.github.dynamojcache.internal.event;

import java.util.Objects;
import javax.cache.Cache;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * What a listener is told about one entry. Immutable.
 *
 * <p>Of a removed or expired entry the last value is both {@link #getValue()} and {@link
 * #getOldValue()} (jsr107spec issue 391), whether or not the listener asked for old values: it is
 * known anyway, and a filter that looks at the value need not fear null. Of an updated entry the
 * old value is there when the listener asked for it.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public final class EntryEvent<K, V> extends CacheEntryEvent<K, V> {

  // An event travels only inside this JVM; that EventObject is Serializable is an accident.
  private final transient Cache<K, V> cache;
  private final transient K key;
  private final transient V value;
  private final transient @Nullable V oldValue;

  private EntryEvent(Cache<K, V> source, EventType type, K key, V value, @Nullable V oldValue) {
    super(source, type);
    this.cache = source;
    this.key = Objects.requireNonNull(key, "key");
    this.value = Objects.requireNonNull(value, "value");
    this.oldValue = oldValue;
  }

  /**
   * Creates the event for a listener that needs no old value.
   *
   * @param source the cache
   * @param type what happened
   * @param key the entry's key
   * @param value the new value; the last one of a removed or expired entry
   */
  static <K, V> EntryEvent<K, V> of(Cache<K, V> source, EventType type, K key, V value) {
    return new EntryEvent<>(source, type, key, value, isGone(type) ? value : null);
  }

  /**
   * Creates the event for a listener that asked for old values.
   *
   * @param source the cache
   * @param type what happened
   * @param key the entry's key
   * @param value the new value; the last one of a removed or expired entry
   * @param oldValue the value before an update; of other events it is not looked at
   */
  static <K, V> EntryEvent<K, V> withOldValue(
      Cache<K, V> source, EventType type, K key, V value, @Nullable V oldValue) {
    return type == EventType.UPDATED
        ? new EntryEvent<>(source, type, key, value, oldValue)
        : of(source, type, key, value);
  }

  /** The same event about other objects, which are equal to its own. */
  EntryEvent<K, V> with(K otherKey, V otherValue, @Nullable V otherOldValue) {
    return new EntryEvent<>(cache, getEventType(), otherKey, otherValue, otherOldValue);
  }

  private static boolean isGone(EventType type) {
    return type == EventType.REMOVED || type == EventType.EXPIRED;
  }

  @Override
  public K getKey() {
    return key;
  }

  @Override
  public V getValue() {
    return value;
  }

  @Override
  public @Nullable V getOldValue() {
    return oldValue;
  }

  @Override
  public boolean isOldValueAvailable() {
    return oldValue != null;
  }

  /**
   * Returns this event as a type that it has.
   *
   * @throws IllegalArgumentException when it does not have that type
   */
  @Override
  public <T> T unwrap(Class<T> type) {
    if (!type.isInstance(this)) {
      throw new IllegalArgumentException(
          "An event of cache '"
              + getSource().getName()
              + "' cannot be unwrapped to "
              + type.getName()
              + "; it is a "
              + getClass().getName());
    }
    return type.cast(this);
  }

  /** Names what happened and where; keys and values stay out of logs. */
  @Override
  public String toString() {
    return getEventType() + " in cache '" + getSource().getName() + "'";
  }
}
