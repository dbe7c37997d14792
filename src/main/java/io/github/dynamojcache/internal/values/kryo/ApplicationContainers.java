package io.github.dynamojcache.internal.values.kryo;

import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.Stack;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides how collections and maps are written whose class is not one of the JDK. */
@SuppressWarnings("JdkObsolete") // the classes that applications extend
final class ApplicationContainers {

  /** Classes that hold only their elements. */
  private static final Set<Class<?>> NOTHING_BUT_ELEMENTS =
      Set.of(
          ArrayDeque.class,
          ArrayList.class,
          ConcurrentHashMap.class,
          CopyOnWriteArrayList.class,
          HashMap.class,
          HashSet.class,
          Hashtable.class,
          LinkedHashSet.class,
          LinkedList.class,
          Stack.class,
          Vector.class);

  /** Methods that may be overridden without affecting the content of the container. */
  private static final Set<String> HARMLESS = Set.of("toString", "hashCode", "equals", "clone");

  private ApplicationContainers() {}

  /**
   * Returns whether a class is a collection or map.
   *
   * @param type the class
   */
  static boolean contain(Class<?> type) {
    return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
  }

  /**
   * Returns whether a class that extends a container of the JDK has no state except its elements,
   * and can be instantiated.
   *
   * @param type a class whose superclass is a container of the JDK
   */
  static boolean isNothingButElements(Class<?> type) {
    return hasNoFields(type)
        && NOTHING_BUT_ELEMENTS.contains(ValueClassValidator.firstOfTheJdk(type))
        && ValueInstantiators.constructor(type) != null;
  }

  /**
   * Returns whether a new object of such a class, filled with the elements, is certain to be the
   * same: a new object is empty, and no method of the JDK is overridden.
   *
   * @param type a class that has no state except its elements
   */
  static boolean fillsAsTheJdkDoes(Class<?> type) {
    for (Class<?> c = type; !ValueClassValidator.ofTheJdk(c); c = c.getSuperclass()) {
      if (overrides(c)) {
        return false;
      }
    }
    return isMadeEmpty(type);
  }

  /**
   * Fills a new object of the same class with the elements of a container.
   *
   * @param container a collection or map
   * @return the new one; null when it cannot be created or filled
   */
  @SuppressWarnings({"rawtypes", "unchecked"}) // the elements come from the same class
  static @Nullable Object refill(Object container) {
    Constructor<?> constructor = ValueInstantiators.constructor(container.getClass());
    if (constructor == null) {
      return null;
    }
    // An exception of the container itself is thrown to the caller.
    Object copy =
        container instanceof Map map
            ? new LinkedHashMap<>(map)
            : new ArrayList<>((Collection) container);
    try {
      Object filled = constructor.newInstance();
      if (copy instanceof Map map) {
        ((Map) filled).putAll(map);
      } else {
        ((Collection) filled).addAll((Collection) copy);
      }
      return filled;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null;
    }
  }

  /**
   * Returns whether a new object, filled with the elements of a container, has the same elements.
   * Their order must be the same too, unless it is only the order of hash codes.
   *
   * @param container a collection or map
   */
  static boolean isRefilledTheSame(Object container) {
    Object filled = refill(container);
    return filled != null && areSame(container, filled);
  }

  /**
   * Returns whether a container filled with the elements of another one is the same.
   *
   * @param container a collection or map
   * @param filled a new one
   */
  static boolean areSame(Object container, Object filled) {
    return Arrays.equals(parts(container), parts(filled))
        || (hasNoOrder(container.getClass())
            && filled.equals(container)
            && container.equals(filled));
  }

  /**
   * Tells whether the order of a class is only that of hash codes: it changes when the container is
   * filled in its own order.
   */
  private static boolean hasNoOrder(Class<?> type) {
    boolean looksUp = Map.class.isAssignableFrom(type) || Set.class.isAssignableFrom(type);
    return looksUp
        && Stream.of(SortedMap.class, SortedSet.class, LinkedHashMap.class, LinkedHashSet.class)
            .noneMatch(ordered -> ordered.isAssignableFrom(type))
        && ValueClassValidator.allFields(type).stream()
            .noneMatch(field -> Comparator.class.isAssignableFrom(field.getType()));
  }

  private static @Nullable Object[] parts(Object container) {
    if (!(container instanceof Map<?, ?> map)) {
      return ((Collection<?>) container).toArray();
    }
    List<@Nullable Object> parts = new ArrayList<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      parts.add(entry.getKey());
      parts.add(entry.getValue());
    }
    return parts.toArray();
  }

  /**
   * Tells whether a class has no instance fields, not even one that refers to the enclosing object.
   */
  private static boolean hasNoFields(Class<?> type) {
    for (Class<?> c = type; !ValueClassValidator.ofTheJdk(c); c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean overrides(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      boolean own =
          Modifier.isStatic(method.getModifiers())
              || Modifier.isPrivate(method.getModifiers())
              || HARMLESS.contains(method.getName());
      if (!own && isOfTheJdk(method, type.getSuperclass())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfTheJdk(Method method, Class<?> above) {
    for (Class<?> c = above; c != null; c = c.getSuperclass()) {
      try {
        Class<?>[] parameters = method.getParameterTypes();
        if (ValueClassValidator.ofTheJdk(c)
            && c.getDeclaredMethod(method.getName(), parameters) != null) {
          return true;
        }
      } catch (NoSuchMethodException e) {
        // The next superclass may declare it.
      }
    }
    return false;
  }

  private static boolean isMadeEmpty(Class<?> type) {
    Constructor<?> constructor = ValueInstantiators.constructor(type);
    if (constructor == null) {
      return false;
    }
    try {
      Object made = constructor.newInstance();
      return made instanceof Map<?, ?> map ? map.isEmpty() : ((Collection<?>) made).isEmpty();
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  /**
   * Returns whether a collection or map may be written field by field. A set or map that finds its
   * elements by hash codes may not, unless its elements are held by containers of known classes:
   * the hash codes of enums and classes differ between JVMs.
   *
   * @param type a collection or map that extends an abstract class of the JDK, or none
   */
  static boolean isAllInFields(Class<?> type) {
    if (!ValueClassValidator.isAllInFields(type) && !isAllInSerialFields(type)) {
      return false;
    }
    boolean looksUp = Map.class.isAssignableFrom(type) || Set.class.isAssignableFrom(type);
    List<Field> fields = ValueClassValidator.storedFields(type);
    boolean wraps = fields.stream().anyMatch(field -> contain(field.getType()));
    return !looksUp
        || fields.stream()
            .map(Field::getType)
            .allMatch(of -> isKnownContainerOrPlain(of) || (wraps && !isPartOfTable(of, type)));
  }

  /** Node classes are mostly nested, and tables are arrays. */
  private static boolean isPartOfTable(Class<?> of, Class<?> type) {
    return of.isArray()
        || of == Object.class
        || (of.getEnclosingClass() != null && of.getEnclosingClass().isAssignableFrom(type));
  }

  /**
   * Tells whether the class declares, as a serializable class, that transient fields are not state,
   * and cannot be refilled. Example: Spring's read-only headers, which cache their parsed values.
   */
  private static boolean isAllInSerialFields(Class<?> type) {
    return Serializable.class.isAssignableFrom(type)
        && ValueClassValidator.isOverAbstract(type)
        && !ValueClassValidator.storedFields(type).isEmpty()
        && ValueInstantiators.constructor(type) == null;
  }

  private static boolean isKnownContainerOrPlain(Class<?> type) {
    return type.isPrimitive()
        || type.isEnum()
        || type == String.class
        || type == Locale.class
        || List.class.isAssignableFrom(type)
        || Set.class.isAssignableFrom(type)
        || Map.class.isAssignableFrom(type)
        || Comparator.class.isAssignableFrom(type);
  }
}
