package io.github.dynamojcache.internal.classes.filter;

import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The packages reached from the declared type of a cache: those of that class, of its superclasses,
 * of the types of its fields, of their type arguments, of permitted subclasses, and so on
 * recursively. Packages rather than classes, because the run-time class of a field's value is
 * mostly in the package of its declared type. Only classes that the application itself has loaded
 * are examined.
 */
final class DeclaredTypes {

  /** No ordinary value class leads to so many others. */
  private static final int MAX_CLASSES = 5_000;

  private final Set<Class<?>> met = new HashSet<>();
  private final Deque<Class<?>> waiting = new ArrayDeque<>();

  private DeclaredTypes() {}

  /**
   * Tells whether a declared type does not tell which classes the values consist of.
   *
   * @param type the declared type
   * @return true for {@code Object} and for interfaces and containers of the JDK
   */
  static boolean isOpen(Class<?> type) {
    Class<?> element = elementOf(type);
    return element == Object.class
        || element == Serializable.class
        || (PlatformClasses.owns(element.getName())
            && (element.isInterface()
                || Collection.class.isAssignableFrom(element)
                || Map.class.isAssignableFrom(element)
                || Throwable.class.isAssignableFrom(element)
                || element == AtomicReference.class
                || element.getName().startsWith("java.util.Optional")));
  }

  /**
   * Follows a declared type. This loads the classes named by the fields of the application's
   * classes, so it is done once for a cache, at the first class that is not of the JDK.
   *
   * @param type the declared type
   * @return the packages, each with the trailing dot; the default package is the empty text
   */
  static Set<String> packagesOf(Class<?> type) {
    DeclaredTypes walk = new DeclaredTypes();
    walk.meet(type);
    Set<String> packages = new HashSet<>();
    while (!walk.waiting.isEmpty() && walk.met.size() < MAX_CLASSES) {
      Class<?> next = walk.waiting.remove();
      packages.add(packageOf(next.getName()));
      walk.follow(next);
    }
    return packages;
  }

  /**
   * Returns the package of a class.
   *
   * @param className the name of a class
   * @return its package with the trailing dot
   */
  static String packageOf(String className) {
    return className.substring(0, className.lastIndexOf('.') + 1);
  }

  private static Class<?> elementOf(Class<?> type) {
    Class<?> element = type;
    while (element.getComponentType() != null) {
      element = element.getComponentType();
    }
    return element;
  }

  private void follow(Class<?> type) {
    try {
      meet(type.getGenericSuperclass());
      for (Class<?> permitted : permitted(type)) {
        meet(permitted);
      }
      for (Field field : type.getDeclaredFields()) {
        if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0) {
          meet(field.getGenericType());
        }
      }
    } catch (LinkageError | TypeNotPresentException e) {
      // A class that is missing cannot be in a value either.
    }
  }

  private static Class<?>[] permitted(Class<?> type) {
    return type.isSealed() ? type.getPermittedSubclasses() : new Class<?>[0];
  }

  private void meet(Type type) {
    if (type instanceof Class<?> met) {
      meet(met);
    } else if (type instanceof ParameterizedType parameterized) {
      meet(parameterized.getRawType());
      meetAll(parameterized.getActualTypeArguments());
    } else if (type instanceof GenericArrayType array) {
      meet(array.getGenericComponentType());
    } else if (type instanceof WildcardType wildcard) {
      meetAll(wildcard.getUpperBounds());
    } else if (type instanceof TypeVariable<?> variable) {
      for (Type bound : variable.getBounds()) {
        if (bound instanceof Class<?> known) {
          meet(known);
        }
      }
    }
  }

  private void meetAll(Type[] types) {
    for (Type type : types) {
      meet(type);
    }
  }

  private void meet(Class<?> type) {
    Class<?> element = elementOf(type);
    if (!element.isPrimitive() && !PlatformClasses.owns(element.getName()) && met.add(element)) {
      waiting.add(element);
    }
  }
}
