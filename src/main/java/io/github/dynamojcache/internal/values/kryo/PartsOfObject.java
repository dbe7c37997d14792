package io.github.dynamojcache.internal.values.kryo;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The parts of an object that are written with it, with the names that a programmer would use. */
final class PartsOfObject {

  /** Receives the parts one by one. */
  interface Visitor {

    /**
     * Receives one part.
     *
     * @param part the part
     * @param name its name as a suffix to the object's name, such as {@code .lines}
     */
    void visit(@Nullable Object part, String name);
  }

  private PartsOfObject() {}

  /**
   * Visits the parts of an object.
   *
   * @param object the object
   * @param visitor receives them
   */
  static void visit(Object object, Visitor visitor) {
    if (object instanceof Map<?, ?> map) {
      int i = 0;
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        visitor.visit(entry.getKey(), key(i));
        visitor.visit(entry.getValue(), value(i));
        i++;
      }
    } else if (object instanceof Collection<?> collection) {
      int i = 0;
      for (Object element : collection) {
        visitor.visit(element, element(i++));
      }
    } else if (object instanceof Object[] array) {
      for (int i = 0; i < array.length; i++) {
        visitor.visit(array[i], element(i));
      }
    } else if (object instanceof Optional<?> optional) {
      visitor.visit(optional.orElse(null), ".value");
    } else if (object instanceof AtomicReference<?> reference) {
      visitor.visit(reference.get(), ".value");
    } else if (object instanceof Map.Entry<?, ?> entry) {
      visitor.visit(entry.getKey(), ".key");
      visitor.visit(entry.getValue(), ".value");
    } else {
      if (object instanceof Throwable throwable) {
        visitor.visit(throwable.getCause(), ".cause");
      }
      visitFields(object, visitor);
    }
  }

  static String element(int i) {
    return "[" + i + "]";
  }

  static String key(int i) {
    return ".key[" + i + "]";
  }

  static String value(int i) {
    return ".value[" + i + "]";
  }

  /**
   * Visits the fields of the application's classes.
   *
   * @param object the object
   * @param visitor receives the contents of its fields
   */
  static void visitFields(Object object, Visitor visitor) {
    Class<?> type = object.getClass();
    for (; type != null && !ValueClassValidator.ofTheJdk(type); type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0
            && !field.getType().isPrimitive()
            && field.trySetAccessible()) {
          visitor.visit(get(field, object), "." + field.getName());
        }
      }
    }
  }

  private static @Nullable Object get(Field field, Object object) {
    try {
      return field.get(object);
    } catch (IllegalAccessException e) {
      return null;
    }
  }
}
