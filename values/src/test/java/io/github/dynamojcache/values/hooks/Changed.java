package io.github.dynamojcache.values.hooks;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Objects whose fields are not as their constructor makes them: who only calls the constructor does
 * not bring them back.
 */
final class Changed {

  private Changed() {}

  /** Makes an object and changes its simple fields, at each level that is not the JDK's. */
  static Callable<Object> by(Callable<?> constructor) {
    return () -> {
      Object object = constructor.call();
      for (Class<?> c = object.getClass();
          c != null && c.getClassLoader() != null;
          c = c.getSuperclass()) {
        for (Field field : c.getDeclaredFields()) {
          change(field, object);
        }
      }
      return object;
    };
  }

  private static void change(Field field, Object object) throws IllegalAccessException {
    if (!Modifier.isStatic(field.getModifiers())) {
      field.setAccessible(true);
      Object changed = changed(field.get(object));
      if (changed != null) {
        field.set(object, changed);
      }
    }
  }

  private static @Nullable Object changed(@Nullable Object value) {
    if (value instanceof String text) {
      return text + " changed";
    } else if (value instanceof Integer number) {
      return number + 1000;
    } else if (value instanceof Long number) {
      return number + 1000;
    } else if (value instanceof int[] numbers) {
      int[] more = numbers.clone();
      more[0] += 1000;
      return more;
    } else if (value instanceof ArrayList<?> list && !list.isEmpty()) {
      return new ArrayList<>(list.subList(1, list.size()));
    }
    return null;
  }
}
