package io.github.dynamojcache.values;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Takes objects apart, level by level of their hierarchy: every instance field, or a view. */
final class Anatomy {

  private final ConcurrentMap<Class<?>, List<Field>> fields = new ConcurrentHashMap<>();

  /** Returns whether an object has no parts that matter: it is compared as a whole. */
  static boolean isAtom(Object object) {
    return object instanceof String
        || object instanceof Boolean
        || object instanceof Character
        || object instanceof Enum<?>
        || object instanceof Class<?>
        || object instanceof Thread // what is in one is no state of who names it
        || isBoxedNumber(object)
        || isPrimitiveArray(object);
  }

  private static boolean isBoxedNumber(Object object) {
    return object instanceof Byte
        || object instanceof Short
        || object instanceof Integer
        || object instanceof Long
        || object instanceof Float
        || object instanceof Double;
  }

  static boolean isPrimitiveArray(Object object) {
    Class<?> component = object.getClass().getComponentType();
    return component != null && component.isPrimitive();
  }

  /** Returns the parts of an object that is no atom. */
  List<Part> parts(Object object) {
    List<Part> parts = new ArrayList<>();
    if (object instanceof Object[] array) {
      for (int i = 0; i < array.length; i++) {
        parts.add(new Part.Value("[" + i + "]", array[i]));
      }
      return parts;
    }
    for (Class<?> level = object.getClass();
        level != null && level != Object.class;
        level = level.getSuperclass()) {
      Views.View view = Views.of(level);
      if (view == null) {
        addFields(level, object, parts);
      } else {
        parts.addAll(view.parts(object));
      }
    }
    return parts;
  }

  private void addFields(Class<?> level, Object object, List<Part> parts) {
    for (Field field : fields.computeIfAbsent(level, Anatomy::fieldsOf)) {
      parts.add(
          new Part.Value(
              level.getSimpleName() + "." + field.getName(),
              ClosedFields.get(field, object),
              field));
    }
  }

  private static List<Field> fieldsOf(Class<?> level) {
    List<Field> fields = new ArrayList<>();
    if (level.isHidden()) {
      return fields; // of a lambda: no two JVMs have the same class, so it is not to be stored
    }
    for (Field field : level.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !IrrelevantFields.contain(field)) {
        fields.add(field);
      }
    }
    return List.copyOf(fields);
  }

  /**
   * Reads a field by name, of whatever visibility.
   *
   * @param owner the class that declares it
   */
  static @Nullable Object read(Class<?> owner, String name, Object object) {
    try {
      return ClosedFields.get(owner.getDeclaredField(name), object);
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Compares two atoms of the same class, floating point numbers by their bits. */
  static boolean sameAtoms(Object expected, Object actual) {
    if (expected instanceof Double a && actual instanceof Double b) {
      return Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
    }
    if (expected instanceof Float a && actual instanceof Float b) {
      return Float.floatToRawIntBits(a) == Float.floatToRawIntBits(b);
    }
    if (!isPrimitiveArray(expected)) {
      return expected.equals(actual);
    }
    int length = Array.getLength(expected);
    if (length != Array.getLength(actual)) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!sameAtoms(Array.get(expected, i), Array.get(actual, i))) {
        return false;
      }
    }
    return true;
  }
}
