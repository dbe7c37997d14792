package io.github.dynamojcache.internal.values.kryo;

import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OptionalDataException;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Finds the methods that Java serialization calls, through the class that the JDK provides for
 * serialization libraries ({@code sun.reflect.ReflectionFactory}, module {@code jdk.unsupported};
 * JEP 260). It applies the rules for these methods, whatever their visibility, and opens them in
 * closed packages, too.
 */
final class SerializationHooks {

  private static final String FACTORY = "sun.reflect.ReflectionFactory";

  private SerializationHooks() {}

  /**
   * Finds {@code writeObject} of exactly this class.
   *
   * @param type a serializable class
   * @return a handle for the object and an {@link ObjectOutputStream}; null when there is none
   */
  static @Nullable MethodHandle writeObject(Class<?> type) {
    return find("writeObjectForSerialization", type);
  }

  /**
   * Finds {@code readObject} of exactly this class.
   *
   * @param type a serializable class
   * @return a handle for the object and an {@link ObjectInputStream}; null when there is none
   */
  static @Nullable MethodHandle readObject(Class<?> type) {
    return find("readObjectForSerialization", type);
  }

  /**
   * Finds {@code writeReplace}, also an inherited one that Java serialization would call.
   *
   * @param type a serializable class
   * @return a handle for the object; null when there is none
   */
  static @Nullable MethodHandle writeReplace(Class<?> type) {
    return find("writeReplaceForSerialization", type);
  }

  /**
   * Finds {@code readResolve}, also an inherited one that Java serialization would call.
   *
   * @param type a serializable class
   * @return a handle for the object; null when there is none
   */
  static @Nullable MethodHandle readResolve(Class<?> type) {
    return find("readResolveForSerialization", type);
  }

  private static @Nullable MethodHandle find(String finder, Class<?> type) {
    return (MethodHandle) call(finder, Class.class, type);
  }

  /**
   * Returns the constructor that creates an object as Java serialization does: it runs the
   * constructor of the first superclass that is not serializable.
   *
   * @param type a serializable class
   * @return the constructor, accessible; null when that class has none without parameters
   */
  static @Nullable Constructor<?> constructor(Class<?> type) {
    return (Constructor<?>) call("newConstructorForSerialization", Class.class, type);
  }

  /**
   * Returns the public constructor without parameters, which {@code Externalizable} requires.
   *
   * @param type an externalizable class
   * @return the constructor, accessible; null when there is none
   */
  static @Nullable Constructor<?> externalConstructor(Class<?> type) {
    return (Constructor<?>) call("newConstructorForExternalization", Class.class, type);
  }

  /** Returns the exception that {@code readObject} throws at the end of a class's optional data. */
  static OptionalDataException endOfData() {
    OptionalDataException e =
        (OptionalDataException)
            call("newOptionalDataExceptionForSerialization", boolean.class, true);
    if (e == null) {
      throw new IllegalStateException("the JDK made no exception");
    }
    return e;
  }

  private static @Nullable Object call(String name, Class<?> parameter, Object argument) {
    try {
      Class<?> type = Class.forName(FACTORY);
      Method method = type.getMethod(name, parameter);
      return method.invoke(type.getMethod("getReflectionFactory").invoke(null), argument);
    } catch (ClassNotFoundException e) {
      throw new RefusedClassException(
          argument instanceof Class<?> c ? c : Object.class,
          "has serialization methods of its own, and the module jdk.unsupported, which finds them,"
              + " is not there. Add it by --add-modules jdk.unsupported");
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
