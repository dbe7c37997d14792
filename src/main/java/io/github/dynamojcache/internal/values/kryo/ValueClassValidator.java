package io.github.dynamojcache.internal.values.kryo;

import io.github.dynamojcache.internal.classes.RuntimeClasses;
import java.io.Serializable;
import java.lang.ref.Reference;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Reasons why a class cannot be in a value: its objects could be written but not read back the
 * same.
 */
final class ValueClassValidator {

  private static final String REMEDY = "Store what it represents, or mark the field transient";

  /** Classes whose objects are meaningful only in their own JVM. */
  private static final List<Class<?>> ALIVE =
      List.of(
          Thread.class,
          ThreadGroup.class,
          ThreadLocal.class,
          ClassLoader.class,
          Process.class,
          AutoCloseable.class,
          Executor.class,
          Reference.class,
          AccessibleObject.class,
          Iterator.class,
          Enumeration.class);

  private ValueClassValidator() {}

  /**
   * Refuses a class that does not belong in a value at all.
   *
   * @param type the class
   * @throws RefusedClassException when it must not be written
   */
  static void check(Class<?> type) {
    checkName(type);
    for (Class<?> alive : ALIVE) {
      if (alive.isAssignableFrom(type)) {
        throw new RefusedClassException(
            type, "is alive or holds on to something that is (" + alive.getName() + "). " + REMEDY);
      }
    }
    if (type == Object.class) {
      throw new RefusedClassException(
          type, "is an object that only == tells, and another one would come back. " + REMEDY);
    }
  }

  /**
   * Refuses a class that is meaningless in another JVM.
   *
   * @param type the class
   * @throws RefusedClassException when it must not be written
   */
  static void checkName(Class<?> type) {
    if (type.isHidden() || Proxy.isProxyClass(type)) {
      throw new RefusedClassException(
          type,
          "is a lambda, a method reference or a proxy, which no other JVM knows. Use a named class,"
              + " or mark the field transient");
    }
    if (RuntimeClasses.areProxies(type)) {
      throw new RefusedClassException(
          type,
          "is a proxy that was made when the program ran, which no other JVM knows. Store the"
              + " object behind it");
    }
  }

  /**
   * Creates the exception for a class of the JDK that is not a value.
   *
   * @param type the class
   */
  static RefusedClassException ofClosed(Class<?> type) {
    return new RefusedClassException(
        type, "is a class of the JDK that cannot be stored. " + REMEDY);
  }

  /**
   * Refuses an inner class that Java serialization would write with its enclosing object.
   *
   * @param type a class of the application
   * @throws RefusedClassException when it refers to that object
   */
  static void checkOuter(Class<?> type) {
    for (Class<?> c = type; c != null && !ofTheJdk(c); c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && isOuterThatStays(field)) {
          throw ofInner(type);
        }
      }
    }
  }

  /**
   * Returns whether a field refers to the enclosing object of an inner class, and that object is
   * not serialized with the inner one.
   *
   * @param field an instance field
   */
  static boolean isOuterThatStays(Field field) {
    return field.isSynthetic()
        && !(Serializable.class.isAssignableFrom(field.getType())
            && Serializable.class.isAssignableFrom(field.getDeclaringClass()));
  }

  /**
   * Creates the exception for an inner class.
   *
   * @param type the class
   */
  static RefusedClassException ofInner(Class<?> type) {
    return new RefusedClassException(
        type,
        "is an inner class that holds on to an object around it. Make the class static, or make"
            + " both Serializable");
  }

  /**
   * Refuses a collection or map that would be written as its elements but could not be filled with
   * them again, or has other state.
   *
   * @param type a class of collections or maps that has no serializer of its own
   * @throws RefusedClassException when it must not be written
   */
  static void checkContainer(Class<?> type) {
    List<Field> extra = storedFields(type);
    if (!extra.isEmpty() && !isOverAbstract(type)) {
      throw wouldLose(type, extra.get(extra.size() - 1));
    }
    String constructor = missingConstructor(type);
    if (constructor != null) {
      throw new RefusedClassException(
          type,
          "is a "
              + kind(type)
              + " without a "
              + constructor
              + ", so it cannot be filled again. Teach the class by a ValueSurrogate, or store a"
              + " copy in a collection of the JDK");
    }
  }

  private static @Nullable String missingConstructor(Class<?> type) {
    try {
      return type.getDeclaredConstructor().trySetAccessible()
          ? null
          : "constructor that is open to reflection";
    } catch (NoSuchMethodException e) {
      return "constructor that takes nothing";
    }
  }

  private static String kind(Class<?> type) {
    return Map.class.isAssignableFrom(type) ? "map" : "collection";
  }

  /**
   * Creates the exception for a collection or map that has state besides its elements.
   *
   * @param type its class
   * @param field the field that would be lost
   */
  static RefusedClassException wouldLose(Class<?> type, Field field) {
    String kind = kind(type);
    return new RefusedClassException(
        type,
        "is a "
            + kind
            + " with a field '"
            + field.getName()
            + "', which would be lost. Put the "
            + kind
            + " into a class beside the field");
  }

  /**
   * Returns whether the whole state of an application's collection or map is in fields that are
   * stored. Such a class is written field by field: it may have more state than its elements, or
   * may not be fillable.
   *
   * @param type a class of collections or maps
   */
  static boolean isAllInFields(Class<?> type) {
    List<Field> all = allFields(type);
    return isOverAbstract(type)
        && !all.isEmpty()
        && all.stream().noneMatch(field -> Modifier.isTransient(field.getModifiers()));
  }

  /**
   * Refuses a class that extends one of the JDK whose state is inaccessible.
   *
   * @param type a class of the application that is to be written field by field
   * @throws RefusedClassException when something would be lost
   */
  static void checkExtension(Class<?> type) {
    for (Class<?> c = firstOfTheJdk(type); c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !isIteratorState(field)) {
          throw new RefusedClassException(
              type,
              "extends a class of the JDK whose fields are closed ("
                  + c.getName()
                  + "). Teach the class by a ValueSurrogate, or store what it represents");
        }
      }
    }
  }

  /**
   * Tells whether a field belongs to the iteration of an abstract collection or map, not to its
   * content.
   */
  private static boolean isIteratorState(Field field) {
    return Modifier.isTransient(field.getModifiers())
        && Modifier.isAbstract(field.getDeclaringClass().getModifiers());
  }

  /**
   * Returns whether a class of the application implements a collection or map itself instead of
   * extending a concrete one of the JDK.
   *
   * @param type the class
   */
  static boolean isOverAbstract(Class<?> type) {
    Class<?> above = firstOfTheJdk(type);
    return above != type && (above == Object.class || Modifier.isAbstract(above.getModifiers()));
  }

  /**
   * Returns the first superclass that is a class of the JDK.
   *
   * @param type a class, not an interface
   * @return the class itself when it is one of the JDK
   */
  static Class<?> firstOfTheJdk(Class<?> type) {
    Class<?> above = type;
    while (!ofTheJdk(above)) {
      above = above.getSuperclass();
    }
    return above;
  }

  /**
   * Returns the fields of a class and of its superclasses in the application that are not
   * transient.
   *
   * @param type the class
   */
  static List<Field> storedFields(Class<?> type) {
    return allFields(type).stream().filter(f -> !Modifier.isTransient(f.getModifiers())).toList();
  }

  /**
   * Returns the instance fields of a class and of its superclasses in the application.
   *
   * @param type the class
   */
  static List<Field> allFields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> c = type; c != null && !ofTheJdk(c); c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
          fields.add(field);
        }
      }
    }
    return fields;
  }

  /**
   * Returns whether a class is part of the Java platform, whose fields are inaccessible by
   * reflection.
   *
   * @param type the class
   * @return true for java.*, javax.* of the JDK and their internal classes
   */
  static boolean ofTheJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }
}
