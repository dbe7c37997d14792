package io.github.dynamojcache.internal.values;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The static fields that may hold constants of a class, and their values. Stateless. */
public final class ConstantFields {

  private static final String SCALA = "MODULE$";

  private ConstantFields() {}

  /**
   * Finds the fields by their types alone: no class is initialized.
   *
   * @param type a class
   * @return static final fields of the class, of its superclasses and interfaces, and of the
   *     classes that enclose each of them, without those of the JDK
   */
  public static List<Field> of(Class<?> type) {
    List<Field> found = new ArrayList<>();
    for (Class<?> holder : holders(type)) {
      for (Field field : fieldsOf(holder)) {
        if (couldHold(field, type)) {
          found.add(field);
        }
      }
    }
    return found;
  }

  private static Set<Class<?>> holders(Class<?> type) {
    Set<Class<?>> holders = new LinkedHashSet<>();
    Deque<Class<?>> waiting = new ArrayDeque<>(List.of(type));
    while (!waiting.isEmpty()) {
      Class<?> next = waiting.remove();
      if (!isOfTheJdk(next) && holders.add(next)) {
        waiting.addAll(List.of(next.getInterfaces()));
        addUnlessNull(next.getSuperclass(), waiting);
        addUnlessNull(around(next), waiting);
      }
    }
    return holders;
  }

  private static boolean isOfTheJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  private static @Nullable Class<?> around(Class<?> type) {
    try {
      return type.getEnclosingClass();
    } catch (LinkageError e) {
      return null; // as compilers of other languages write it
    }
  }

  private static void addUnlessNull(@Nullable Class<?> type, Deque<Class<?>> types) {
    if (type != null) {
      types.add(type);
    }
  }

  /** Returns no fields for a class that refers to a missing class. */
  private static Field[] fieldsOf(Class<?> type) {
    try {
      return type.getDeclaredFields();
    } catch (LinkageError e) {
      return new Field[0];
    }
  }

  private static boolean couldHold(Field field, Class<?> type) {
    // Only recent Scala compilers make the field final.
    int wanted = field.getName().equals(SCALA) ? Modifier.STATIC : Modifier.STATIC | Modifier.FINAL;
    return (field.getModifiers() & wanted) == wanted
        && !field.getType().isPrimitive()
        && field.getType().isAssignableFrom(type);
  }

  /**
   * Returns the value of a static field. The class that declares it is initialized.
   *
   * @param field a static field
   * @return null when the field is inaccessible, its class cannot be initialized, or it holds null
   */
  public static @Nullable Object valueOf(Field field) {
    try {
      return field.trySetAccessible() ? field.get(null) : null;
    } catch (IllegalAccessException | LinkageError e) {
      return null;
    }
  }
}
