package io.github.dynamojcache.values;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Transient fields of classes that are not {@code Serializable}: nothing says how they come back.
 */
final class FreshFields {

  private FreshFields() {}

  /** Returns whether a transient field is null or zero, or as the constructor makes it. */
  static boolean isUnset(Part.Value part) {
    Field field = part.field();
    if (field == null || !Modifier.isTransient(field.getModifiers())) {
      return false;
    }
    Object value = part.value();
    return value == null
        || Boolean.FALSE.equals(value)
        || (value instanceof Number number && number.doubleValue() == 0)
        || (value instanceof Character c && c == 0)
        || Objects.equals(value, asConstructed(field));
  }

  private static @Nullable Object asConstructed(Field field) {
    try {
      Constructor<?> constructor = field.getDeclaringClass().getDeclaredConstructor();
      constructor.setAccessible(true);
      return field.get(constructor.newInstance());
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }
}
