package io.github.dynamojcache.values;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields that modules keep closed. The packages of the JDK are not opened by an option of the
 * JVM: the codec would find them open as well, and behave in another way than at its users.
 */
final class ClosedFields {

  private static final Object UNSAFE = unsafe();
  private static final Method OFFSET = method("objectFieldOffset", Field.class);
  private static final Map<Class<?>, Method> GETTERS =
      Map.of(
          boolean.class, getter("getBoolean"),
          byte.class, getter("getByte"),
          short.class, getter("getShort"),
          char.class, getter("getChar"),
          int.class, getter("getInt"),
          long.class, getter("getLong"),
          float.class, getter("getFloat"),
          double.class, getter("getDouble"),
          Object.class, getter("getObject"));
  private static final Map<Field, Long> OFFSETS = new ConcurrentHashMap<>();

  private ClosedFields() {}

  private static Object unsafe() {
    try {
      Field only = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
      only.setAccessible(true);
      return only.get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Method getter(String name) {
    return method(name, Object.class, long.class);
  }

  private static Method method(String name, Class<?>... parameters) {
    try {
      return UNSAFE.getClass().getMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns what an instance field holds, a primitive boxed. */
  static @Nullable Object get(Field field, Object object) {
    try {
      if (field.trySetAccessible()) {
        return field.get(object);
      }
      Long offset = OFFSETS.computeIfAbsent(field, ClosedFields::offsetOf);
      Class<?> type = field.getType().isPrimitive() ? field.getType() : Object.class;
      Method getter = GETTERS.get(type);
      if (getter == null) {
        throw new IllegalStateException("no getter for " + type);
      }
      return getter.invoke(UNSAFE, object, offset);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot read " + field, e);
    }
  }

  private static Long offsetOf(Field field) {
    try {
      return (Long) OFFSET.invoke(UNSAFE, field);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot find " + field, e);
    }
  }
}
