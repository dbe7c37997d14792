package io.github.dynamojcache.internal.event;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Gives an event its own key and values. When an asynchronous listener is called, the caller may
 * already have changed the objects that it put; the listener may get copies instead. Thread-safe.
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
   * @return functions that return their argument
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
