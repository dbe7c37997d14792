package io.github.dynamojcache.internal.values.surrogate;

import io.github.dynamojcache.codec.UnsupportedValueException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * A public method or constructor of a library that this code is not compiled against.
 *
 * @param executable the method or constructor
 */
record LibraryMethod(Executable executable) {

  /**
   * Finds a method.
   *
   * @param type the class or interface that declares or inherits it
   * @param name its name
   * @param parameters the types of its parameters
   * @throws UnsupportedValueException when this version of the library lacks it
   */
  static LibraryMethod of(Class<?> type, String name, Class<?>... parameters) {
    LibraryMethod found = find(type, name, parameters);
    if (found == null) {
      throw missing(type, name);
    }
    return found;
  }

  /**
   * Finds a method that not every version of a library has.
   *
   * @return null when this one lacks it
   */
  static @Nullable LibraryMethod find(Class<?> type, String name, Class<?>... parameters) {
    try {
      return accessible(type.getMethod(name, parameters));
    } catch (NoSuchMethodException e) {
      return null;
    }
  }

  /**
   * Finds a constructor.
   *
   * @param type the class
   * @param parameters the types of its parameters
   * @throws UnsupportedValueException when this version of the library lacks it
   */
  static LibraryMethod constructor(Class<?> type, Class<?>... parameters) {
    try {
      return accessible(type.getConstructor(parameters));
    } catch (NoSuchMethodException e) {
      throw missing(type, "constructor");
    }
  }

  /**
   * Finds a class of the same library.
   *
   * @param neighbour a class of the library
   * @param name the name of the class
   * @throws UnsupportedValueException when this version of the library lacks it
   */
  static Class<?> classBeside(Class<?> neighbour, String name) {
    try {
      return Class.forName(name, true, neighbour.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw missing(neighbour, name);
    }
  }

  /** A public method may be declared in a class that is not public. */
  private static LibraryMethod accessible(Executable executable) {
    executable.trySetAccessible();
    return new LibraryMethod(executable);
  }

  private static UnsupportedValueException missing(Class<?> type, String what) {
    return new UnsupportedValueException(
        "is of a version of its library that has no "
            + what
            + " beside "
            + type.getName()
            + ". Declare a ValueSurrogate of your own for it",
        null);
  }

  /**
   * Calls it.
   *
   * @param target the object; null for a static method or a constructor
   * @param arguments the arguments
   * @return its result, which may be null
   * @throws IllegalStateException when it throws a checked exception, which is the cause
   */
  @Nullable Object call(@Nullable Object target, @Nullable Object... arguments) {
    try {
      return executable instanceof Constructor<?> constructor
          ? constructor.newInstance(arguments)
          : ((Method) executable).invoke(target, arguments);
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getTargetException();
      if (thrown instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (thrown instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(String.valueOf(thrown), thrown);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /**
   * Calls it.
   *
   * @param target the object; null for a static method or a constructor
   * @param arguments the arguments
   * @return its result
   * @throws IllegalStateException when that is null, or it throws a checked exception
   */
  Object get(@Nullable Object target, @Nullable Object... arguments) {
    Object result = call(target, arguments);
    if (result == null) {
      throw new IllegalStateException(executable.getName() + " returned null");
    }
    return result;
  }
}
