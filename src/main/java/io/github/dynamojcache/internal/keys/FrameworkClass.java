package io.github.dynamojcache.internal.keys;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key class of a framework that this library knows by name but does not depend on. It must have
 * exactly the expected fields: a version with another field would be a different key.
 */
final class FrameworkClass {

  private final Class<?> type;
  private final Map<String, Field> fields = new HashMap<>();

  private FrameworkClass(Class<?> type) {
    this.type = type;
  }

  /**
   * Opens a class.
   *
   * @param type the class
   * @param names the exact set of fields it must have
   * @return the class with its fields accessible, or null when it is another version
   */
  static @Nullable FrameworkClass of(Class<?> type, Set<String> names) {
    FrameworkClass known = new FrameworkClass(type);
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        if (!names.contains(field.getName()) || !field.trySetAccessible()) {
          return null;
        }
        known.fields.put(field.getName(), field);
      }
    }
    return known.fields.size() == names.size() ? known : null;
  }

  /**
   * Reads a field.
   *
   * @param owner an object of the class
   * @param name one of the names
   * @return what it holds
   */
  @Nullable Object get(Object owner, String name) {
    try {
      Field field = fields.get(name);
      return field == null ? null : field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(type.getName() + "." + name + " cannot be read", e);
    }
  }

  /**
   * Makes an object.
   *
   * @param type its class
   * @param parameterCount how many parameters the constructor has
   * @param last the type of the last one
   * @param arguments the arguments
   * @return the object
   */
  static Object create(
      Class<?> type, int parameterCount, Class<?> last, @Nullable Object... arguments) {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Class<?>[] types = constructor.getParameterTypes();
      if (types.length == parameterCount && types[parameterCount - 1] == last) {
        try {
          constructor.setAccessible(true);
          return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
          throw new IllegalArgumentException(e.getCause());
        } catch (ReflectiveOperationException e) {
          throw new IllegalArgumentException(e);
        }
      }
    }
    throw new IllegalArgumentException(
        "this version of " + type.getName() + " lacks the constructor that is expected");
  }

  /**
   * Returns the form for an unknown version of a class.
   *
   * @param type the class
   * @return a form that refuses
   */
  static KeyForm unknownVersion(Class<?> type) {
    return new RefusedForm(
        "is a "
            + type.getName()
            + " of an unknown version. Declare a KeyCodec for it, and report"
            + " the version");
  }
}
