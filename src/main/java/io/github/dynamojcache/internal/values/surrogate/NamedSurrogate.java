package io.github.dynamojcache.internal.values.surrogate;

import io.github.dynamojcache.codec.ValueSurrogate;
import org.jspecify.annotations.Nullable;

/**
 * A surrogate and the name that is stored with its objects.
 *
 * @param surrogate the surrogate
 * @param name the name of its class, or a fixed one without a dot for the library's own
 */
public record NamedSurrogate(ValueSurrogate<Object, Object> surrogate, String name) {

  @SuppressWarnings("unchecked") // it gets only objects of its type
  static NamedSurrogate declared(ValueSurrogate<?, ?> surrogate) {
    return new NamedSurrogate(
        (ValueSurrogate<Object, Object>) surrogate, surrogate.getClass().getName());
  }

  @SuppressWarnings("unchecked") // as above
  static NamedSurrogate builtIn(String name, ValueSurrogate<?, ?> surrogate) {
    return new NamedSurrogate((ValueSurrogate<Object, Object>) surrogate, name);
  }

  /**
   * Returns the object stored in place of another one.
   *
   * @param value the object
   * @return the surrogate's result, which may be null
   */
  public @Nullable Object toStored(Object value) {
    return surrogate.toStored(value);
  }

  /**
   * Returns the original object.
   *
   * @param stored what was stored in its place
   * @param type the class of the object that was stored
   * @return the surrogate's result, which may be null
   */
  public @Nullable Object fromStored(Object stored, Class<?> type) {
    return surrogate.fromStored(stored, type);
  }
}
