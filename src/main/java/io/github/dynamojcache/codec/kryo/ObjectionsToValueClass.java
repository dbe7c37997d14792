package io.github.dynamojcache.codec.kryo;

import java.lang.ref.Reference;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SimpleTimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why a class cannot be in a value: what could be written but not be read back the same. */
final class ObjectionsToValueClass {

  private static final String REMEDY = "Store what it stands for, or mark the field transient";

  /** Classes whose objects mean something only where they are. */
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

  /** By CGLIB and Spring, Javassist, Hibernate, ByteBuddy, Mockito, Weld. */
  private static final List<String> MADE_AT_RUN_TIME =
      List.of(
          "CGLIB$$",
          "$$EnhancerBy",
          "$$FastClassBy",
          "_$$_javassist",
          "_$$_jvst",
          "$HibernateProxy$",
          "$ByteBuddy$",
          "$MockitoMock$",
          "$Proxy$_$$_Weld");

  private ObjectionsToValueClass() {}

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
    if (type == SimpleTimeZone.class || PriorityBlockingQueue.class.isAssignableFrom(type)) {
      throw new RefusedClassException(type, "would come back without its rules. " + REMEDY);
    }
  }

  /**
   * Refuses a class whose name means nothing in another JVM.
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
    for (String mark : MADE_AT_RUN_TIME) {
      if (type.getName().contains(mark)) {
        throw new RefusedClassException(
            type,
            "is a proxy that was made when the program ran, which no other JVM knows. Store the"
                + " object behind it");
      }
    }
  }

  /**
   * Refuses a collection or map that would be written as its elements and could not be filled with
   * them again, or has more to it than its elements.
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
              + ", so it cannot be filled again. Store a copy in a collection of the JDK");
    }
  }

  private static @Nullable String missingConstructor(Class<?> type) {
    Class<?>[] parameters = {};
    if (PriorityQueue.class.isAssignableFrom(type)) {
      parameters = new Class<?>[] {int.class, Comparator.class};
    } else if (Stream.of(TreeSet.class, TreeMap.class, ConcurrentSkipListMap.class)
        .anyMatch(sorted -> sorted.isAssignableFrom(type))) {
      parameters = new Class<?>[] {Comparator.class};
    }
    boolean sorted = parameters.length > 0;
    try {
      Constructor<?> found =
          sorted ? type.getConstructor(parameters) : type.getDeclaredConstructor(parameters);
      return found.trySetAccessible() ? null : "constructor that is open to reflection";
    } catch (NoSuchMethodException e) {
      return sorted
          ? "public constructor that takes its comparator"
          : "constructor that takes nothing";
    }
  }

  private static String kind(Class<?> type) {
    return Map.class.isAssignableFrom(type) ? "map" : "collection";
  }

  /**
   * Says that a collection or map has more to it than its elements.
   *
   * @param type its class
   * @param field what would be lost
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
   * Returns whether a collection or map of the application holds all that it is in fields that are
   * stored. Such a class is written field by field: it may have more than its elements, or not let
   * itself be filled.
   *
   * @param type a class of collections or maps
   */
  static boolean isAllInFields(Class<?> type) {
    List<Field> all = fields(type);
    return isOverAbstract(type)
        && !all.isEmpty()
        && all.stream().noneMatch(field -> Modifier.isTransient(field.getModifiers()));
  }

  /**
   * Refuses a class that Kryo writes as the class of the JDK that it extends.
   *
   * @param type a class of the application that Kryo has a serializer for
   * @throws RefusedClassException when something would be lost
   */
  static void checkExtension(Class<?> type) {
    if (!Date.class.isAssignableFrom(type)) {
      throw new RefusedClassException(
          type, "extends a class of the JDK whose fields are closed, and would come back as that");
    }
    List<Field> extra = storedFields(type);
    if (!extra.isEmpty()) {
      throw new RefusedClassException(
          type,
          "is a date with a field '"
              + extra.get(0).getName()
              + "', which would be lost. Put the date into a class beside the field");
    }
  }

  /**
   * Returns whether a class of the application makes a collection or map of its own, rather than
   * extend one of the JDK.
   *
   * @param type the class
   */
  static boolean isOverAbstract(Class<?> type) {
    Class<?> c = type;
    while (c != null && !ofTheJdk(c)) {
      c = c.getSuperclass();
    }
    return c != type && (c == null || c == Object.class || Modifier.isAbstract(c.getModifiers()));
  }

  /**
   * Returns the fields of a class, and of those of the application that it extends, which are not
   * transient.
   *
   * @param type the class
   */
  static List<Field> storedFields(Class<?> type) {
    return fields(type).stream().filter(f -> !Modifier.isTransient(f.getModifiers())).toList();
  }

  private static List<Field> fields(Class<?> type) {
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
   * Returns whether a class is part of the Java platform, whose fields are closed to reflection.
   *
   * @param type the class
   * @return true for java.*, javax.* of the JDK and what is behind them
   */
  static boolean ofTheJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }
}
