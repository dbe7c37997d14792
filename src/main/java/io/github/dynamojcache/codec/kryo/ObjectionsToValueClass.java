package io.github.dynamojcache.codec.kryo;

import java.lang.ref.Reference;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SimpleTimeZone;
import java.util.concurrent.Executor;
import java.util.concurrent.PriorityBlockingQueue;
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

  private ObjectionsToValueClass() {}

  /**
   * Refuses a class that does not belong in a value at all.
   *
   * @param type the class
   * @throws RefusedClassException when it must not be written
   */
  static void check(Class<?> type) {
    if (type.isHidden() || Proxy.isProxyClass(type)) {
      throw new RefusedClassException(
          type,
          "is a lambda, a method reference or a proxy, which no other JVM knows. Use a named class,"
              + " or mark the field transient");
    }
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
   * Refuses a collection or map that would be written as its elements and could not be filled with
   * them again, or has more to it than its elements.
   *
   * @param type a class of collections or maps that has no serializer of its own
   * @throws RefusedClassException when it must not be written
   */
  static void checkContainer(Class<?> type) {
    String kind = Map.class.isAssignableFrom(type) ? "map" : "collection";
    if (Arrays.stream(type.getDeclaredConstructors()).noneMatch(c -> c.getParameterCount() == 0)) {
      throw new RefusedClassException(
          type,
          "is a "
              + kind
              + " without a constructor that takes nothing, so it cannot be filled again. Store a"
              + " copy in a collection of the JDK");
    }
    Field extra = fieldBeyondTheJdk(type);
    if (extra != null) {
      throw new RefusedClassException(
          type,
          "is a "
              + kind
              + " with a field '"
              + extra.getName()
              + "', which would be lost. Put the "
              + kind
              + " into a class beside the field");
    }
  }

  private static @Nullable Field fieldBeyondTheJdk(Class<?> type) {
    Field found = null;
    Class<?> c = type;
    for (; c != null && !ofTheJdk(c); c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())
            && !Modifier.isTransient(field.getModifiers())
            && !field.isSynthetic()) {
          found = field;
        }
      }
    }
    // Over an abstract class the fields are the elements.
    boolean extendsConcrete =
        c != null
            && !Modifier.isAbstract(c.getModifiers())
            && (Collection.class.isAssignableFrom(c) || Map.class.isAssignableFrom(c));
    return extendsConcrete ? found : null;
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
