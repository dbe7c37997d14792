package io.github.dynamojcache.internal.values.json;

import io.github.dynamojcache.internal.values.ConstantFields;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds objects that can be distinguished only by {@code ==}: each is held by a static final field
 * of its class, a superclass or an enclosing class, and equals no other object. A copy would be a
 * different object. Thread-safe.
 */
final class Constants {

  private final ClassValue<List<Field>> holders =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return holders(type);
        }
      };

  /**
   * Returns the field that holds an object.
   *
   * @param object any object
   * @return the field's name; null when no field holds it, or a copy is equivalent
   */
  @Nullable String nameOf(Object object) {
    for (Field field : holders.get(object.getClass())) {
      if (ConstantFields.valueOf(field) == object) {
        return field.getName();
      }
    }
    return null;
  }

  private static List<Field> holders(Class<?> type) {
    boolean isValue =
        type.isEnum()
            || type.isRecord()
            || type.isArray()
            || type.getName().startsWith("java.")
            || (hasEquals(type) && hasFields(type));
    return isValue ? List.of() : List.copyOf(ConstantFields.of(type));
  }

  private static boolean hasEquals(Class<?> type) {
    try {
      return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean hasFields(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          return true;
        }
      }
    }
    return false;
  }
}
