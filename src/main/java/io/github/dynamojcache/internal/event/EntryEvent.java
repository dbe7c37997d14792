package io.github.dynamojcache.internal.event;

import java.util.Objects;
import javax.cache.Cache;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The event that a listener receives about one entry. Immutable.
 *
 * <p>For a removed or expired entry, both {@link #getValue()} and {@link #getOldValue()} return the
 * last value (jsr107spec issue 391), whether or not the listener asked for old values: it is known
 * anyway, and a filter that reads the value never gets null. For an updated entry, the old value is
 * present if the listener asked for it.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public final class EntryEvent<K, V> extends CacheEntryEvent<K, V> {

  // An event never leaves this JVM, although EventObject is Serializable.
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
   * Creates the event for a listener that did not ask for old values.
   *
   * @param source the cache
   * @param type what happened
   * @param key the entry's key
   * @param value the new value; for a removed or expired entry, the last value
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
   * @param value the new value; for a removed or expired entry, the last value
   * @param oldValue the value before an update; ignored for other events
   */
  static <K, V> EntryEvent<K, V> withOldValue(
      Cache<K, V> source, EventType type, K key, V value, @Nullable V oldValue) {
    return type == EventType.UPDATED
        ? new EntryEvent<>(source, type, key, value, oldValue)
        : of(source, type, key, value);
  }

  /** Returns the same event with other objects, which are equal to its own. */
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
   * Returns this event as the given type.
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

  /** Returns the event type and the cache. Keys and values must not get into logs. */
  @Override
  public String toString() {
    return getEventType() + " in cache '" + getSource().getName() + "'";
  }
}
