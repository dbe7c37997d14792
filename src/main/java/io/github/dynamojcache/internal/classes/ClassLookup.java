package io.github.dynamojcache.internal.classes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the classes that stored data name: with one loader first, then with the calling thread's,
 * then with this library's own.
 *
 * <p>It is not a class loader and does not use {@code Class.forName}: the JVM caches permanently
 * what that method finds through a loader, so the next application would get the first
 * application's class. This object caches only the classes of its own loader. Thread-safe.
 */
public final class ClassLookup {

  /** The limit of the Java language. */
  private static final int MAX_DIMENSIONS = 255;

  private static final ClassLoader LIBRARY = ClassLookup.class.getClassLoader();

  private final @Nullable ClassLoader home;
  private final Map<String, Class<?>> found = new ConcurrentHashMap<>();

  /**
   * Creates a look-up.
   *
   * @param home the loader that is tried first
   */
  public ClassLookup(ClassLoader home) {
    this.home = home instanceof AsksThread ? null : home; // the thread's is tried next anyway
  }

  /** Returns the loader that is tried first; null when that is the thread's. */
  public @Nullable ClassLoader home() {
    return home;
  }

  /**
   * Finds a class without initializing it.
   *
   * @param name the name as {@code Class.getName} gives it, also of an array
   * @return the class
   * @throws ClassNotFoundException when there is none
   */
  public Class<?> find(String name) throws ClassNotFoundException {
    int dimensions = name.lastIndexOf('[') + 1;
    if (dimensions == 0) {
      return findClass(name);
    }
    if (dimensions > MAX_DIMENSIONS) {
      throw new ClassNotFoundException(name);
    }
    Class<?> type =
        name.startsWith("L", dimensions) && name.endsWith(";")
            ? findClass(name.substring(dimensions + 1, name.length() - 1))
            : primitive(name, dimensions);
    for (int i = 0; i < dimensions; i++) {
      type = type.arrayType();
    }
    return type;
  }

  private Class<?> findClass(String name) throws ClassNotFoundException {
    Class<?> known = ofHome(name);
    if (known == null) {
      known = load(name, Thread.currentThread().getContextClassLoader());
    }
    if (known == null) {
      known = load(name, LIBRARY);
    }
    if (known == null) {
      throw new ClassNotFoundException(name);
    }
    return known;
  }

  private @Nullable Class<?> ofHome(String name) {
    Class<?> known = found.get(name);
    if (known == null) {
      known = load(name, home);
      if (known != null) {
        found.put(name, known);
      }
    }
    return known;
  }

  private static @Nullable Class<?> load(String name, @Nullable ClassLoader loader) {
    try {
      Class<?> loaded = loader == null ? null : loader.loadClass(name);
      return loaded != null && loaded.getName().equals(name) ? loaded : null;
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  /** One of the nine names that {@code Class.getName} gives arrays of primitive types. */
  private static Class<?> primitive(String array, int dimensions) throws ClassNotFoundException {
    return Class.forName(array.substring(dimensions - 1), false, null).getComponentType();
  }

  /**
   * Returns whether a class may be kept for later: this look-up's own loader and this library's
   * loader live as long as this object and always return the same class for its name. Any other
   * loader may belong to an application that is stopped earlier.
   *
   * @param type any class
   */
  public boolean owns(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    ClassLoader loader = element.getClassLoader();
    return isAbove(loader, LIBRARY)
        || (home != null && isAbove(loader, home))
        || ofHome(element.getName()) == element;
  }

  /** Returns whether a loader is the other loader or a parent of it. */
  private static boolean isAbove(@Nullable ClassLoader loader, ClassLoader below) {
    ClassLoader each = below;
    while (each != null && each != loader) {
      each = each.getParent();
    }
    return each == loader;
  }
}
