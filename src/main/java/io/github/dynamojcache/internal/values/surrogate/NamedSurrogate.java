package io.github.dynamojcache.internal.values.surrogate;

import io.github.dynamojcache.codec.ValueSurrogate;
import org.jspecify.annotations.Nullable;

/**
 * A surrogate and the name that is stored with what it makes.
 *
 * @param surrogate the surrogate
 * @param name the name of its class, or a frozen one without a dot for the library's own
 */
public record NamedSurrogate(ValueSurrogate<Object, Object> surrogate, String name) {

  @SuppressWarnings("unchecked") // it is given objects of its type only
  static NamedSurrogate declared(ValueSurrogate<?, ?> surrogate) {
    return new NamedSurrogate(
        (ValueSurrogate<Object, Object>) surrogate, surrogate.getClass().getName());
  }

  @SuppressWarnings("unchecked") // as above
  static NamedSurrogate builtIn(String name, ValueSurrogate<?, ?> surrogate) {
    return new NamedSurrogate((ValueSurrogate<Object, Object>) surrogate, name);
  }

  /**
   * Returns what is stored in the place of an object.
   *
   * @param value the object
   * @return what the surrogate returned, null too
   */
  public @Nullable Object toStored(Object value) {
    return surrogate.toStored(value);
  }

  /**
   * Returns the object again.
   *
   * @param stored what was stored in its place
   * @param type the class of the object that was stored
   * @return what the surrogate returned, null too
   */
  public @Nullable Object fromStored(Object stored, Class<?> type) {
    return surrogate.fromStored(stored, type);
  }
}
