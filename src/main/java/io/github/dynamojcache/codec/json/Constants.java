package io.github.dynamojcache.codec.json;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds objects that only {@code ==} tells from others: held by a static final field of their class
 * or of one around it, and equal to nothing else. A copy of one is another object. Thread-safe.
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
   * @return the field's name; null when no field holds it, or a copy would be as good
   */
  @Nullable String nameOf(Object object) {
    for (Field field : holders.get(object.getClass())) {
      if (valueOf(field) == object) {
        return field.getName();
      }
    }
    return null;
  }

  private static @Nullable Object valueOf(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Field> holders(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    boolean isValue =
        type.isEnum()
            || type.isRecord()
            || type.isArray()
            || type.getName().startsWith("java.")
            || (hasEquals(type) && hasFields(type));
    if (!isValue) {
      for (Class<?> c = type; c != null; c = around(c)) {
        for (Field field : c.getDeclaredFields()) {
          int modifiers = field.getModifiers();
          if (Modifier.isStatic(modifiers)
              && Modifier.isFinal(modifiers)
              && field.getType().isAssignableFrom(type)
              && field.trySetAccessible()) {
            fields.add(field);
          }
        }
      }
    }
    return List.copyOf(fields);
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

  private static @Nullable Class<?> around(Class<?> type) {
    try {
      return type.getEnclosingClass();
    } catch (LinkageError e) {
      return null; // as compilers of other languages write it
    }
  }
}
