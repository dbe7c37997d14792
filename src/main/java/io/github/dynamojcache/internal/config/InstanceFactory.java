package io.github.dynamojcache.internal.config;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import javax.cache.CacheException;
import javax.cache.configuration.Factory;

/**
 * Creates instances of a class that a configuration names. JCache's own {@code FactoryBuilder}
 * looks the class up again on every call, with the thread's context class loader; this factory
 * keeps the class.
 */
record InstanceFactory<T>(Class<? extends T> type) implements Factory<T> {

  /**
   * @param setting the setting that names the class, for messages
   * @param wanted the required type
   * @param loader finds the class
   * @throws CacheException if there is no such class, or it is not of the required type, or it has
   *     no public constructor without parameters
   */
  static <T> InstanceFactory<T> of(
      String setting, String className, Class<? super T> wanted, ClassLoader loader) {
    Class<?> found = find(setting, className, loader);
    if (!wanted.isAssignableFrom(found)) {
      throw new CacheException(
          "%s = %s: the class is not a %s".formatted(setting, className, wanted.getName()));
    }
    if (!isConstructible(found)) {
      throw new CacheException(
          "%s = %s: the class must be public and have a public constructor without parameters"
              .formatted(setting, className));
    }
    @SuppressWarnings("unchecked") // isAssignableFrom has checked all that a class can tell.
    Class<? extends T> type = (Class<? extends T>) found;
    return new InstanceFactory<>(type);
  }

  /**
   * @throws CacheException if there is no such class
   */
  static Class<?> find(String setting, String className, ClassLoader loader) {
    try {
      return loader.loadClass(className); // Class.forName would cache the class in the JVM
    } catch (ClassNotFoundException | LinkageError e) {
      throw new CacheException(
          "%s = %s: the manager's class loader cannot load this class (%s)"
              .formatted(setting, className, loader),
          e);
    }
  }

  @Override
  public T create() {
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new CacheException("No instance of " + type.getName() + " can be made", e);
    }
  }

  private static boolean isConstructible(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && !Modifier.isAbstract(type.getModifiers())
        && Arrays.stream(type.getConstructors()).anyMatch(made -> made.getParameterCount() == 0);
  }
}
