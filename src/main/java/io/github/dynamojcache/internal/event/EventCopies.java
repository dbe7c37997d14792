package io.github.dynamojcache.internal.event;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How an event gets a key and values of its own. An asynchronous listener is called when the caller
 * may have changed the objects that it put, and may get its own from the cache. Thread-safe.
 *
 * @param key copies a key
 * @param value copies a value
 * @param <K> the type of key
 * @param <V> the type of value
 */
public record EventCopies<K, V>(UnaryOperator<K> key, UnaryOperator<V> value) {

  /**
   * Copies nothing.
   *
   * @return hands on what it is given
   */
  static <K, V> EventCopies<K, V> none() {
    return new EventCopies<>(UnaryOperator.identity(), UnaryOperator.identity());
  }

  EntryEvent<K, V> of(EntryEvent<K, V> event) {
    V old = event.getOldValue();
    V copied = value.apply(event.getValue());
    return event.with(
        key.apply(event.getKey()), copied, old == event.getValue() ? copied : copyOfOld(old));
  }

  private @Nullable V copyOfOld(@Nullable V old) {
    return old == null ? null : value.apply(old);
  }
}
