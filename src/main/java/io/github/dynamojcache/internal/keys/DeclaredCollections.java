package io.github.dynamojcache.internal.keys;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Converts collections and arrays that were read to the types of their fields. A collection class
 * is created by its constructor without parameters or by its static method {@code copyOf}, as
 * Guava's.
 */
final class DeclaredCollections {

  /** Implementations for interfaces and abstract classes; the first that fits is used. */
  private static final List<Class<?>> STAND_INS =
      List.of(
          TreeSet.class,
          TreeMap.class,
          LinkedList.class,
          ConcurrentHashMap.class,
          ConcurrentSkipListMap.class);

  private DeclaredCollections() {}

  /**
   * Converts a part to the type of its field.
   *
   * @param part the part that was read
   * @param type the field's type
   * @param generic the same with type arguments
   * @return an equal object of that type if the conversion is known, else the part itself
   */
  static @Nullable Object fitting(@Nullable Object part, Class<?> type, Type generic) {
    if (part == null || type.isInstance(part)) {
      return part;
    }
    if (part instanceof Object[] array && type.isArray()) {
      return fittingArray(array, type);
    }
    Object fitting = null;
    if (part instanceof Collection<?> || part instanceof Map<?, ?>) {
      fitting = ofEnums(part, type, generic);
      if (fitting == null) {
        fitting = of(part, type);
      }
    }
    return fitting == null ? part : fitting;
  }

  private static Object fittingArray(Object[] array, Class<?> type) {
    Class<?> component = type.getComponentType();
    Object fitting = Array.newInstance(component, array.length);
    for (int i = 0; i < array.length; i++) {
      Array.set(fitting, i, fitting(array[i], component, component));
    }
    return fitting;
  }

  private static @Nullable Object of(Object part, Class<?> type) {
    if (!Modifier.isAbstract(type.getModifiers())) {
      Object made = filled(part, type);
      if (made != null) {
        return made;
      }
    }
    Object copy = copyOf(part, type);
    if (copy != null) {
      return copy;
    }
    for (Class<?> standIn : STAND_INS) {
      boolean isOfItsKind =
          standIn == LinkedList.class
              ? part instanceof List<?>
              : part instanceof Set<?> == Set.class.isAssignableFrom(standIn);
      if (isOfItsKind && type.isAssignableFrom(standIn)) {
        return filled(part, standIn);
      }
    }
    return null;
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Object filled(Object part, Class<?> type) {
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      if (!constructor.trySetAccessible()) {
        return null;
      }
      Object made = constructor.newInstance();
      if (made instanceof Collection<?> collection && part instanceof Collection<?> elements) {
        ((Collection<Object>) collection).addAll(elements);
        return made;
      }
      if (made instanceof Map<?, ?> map && part instanceof Map<?, ?> entries) {
        ((Map<Object, Object>) map).putAll(entries);
        return made;
      }
      return null;
    } catch (ReflectiveOperationException | UnsupportedOperationException e) {
      return null;
    }
  }

  private static @Nullable Object copyOf(Object part, Class<?> type) {
    Class<?> parameter = part instanceof Map<?, ?> ? Map.class : Collection.class;
    try {
      Method copyOf = type.getMethod("copyOf", parameter);
      if (!Modifier.isStatic(copyOf.getModifiers()) || !copyOf.trySetAccessible()) {
        return null;
      }
      Object copy = copyOf.invoke(null, part);
      return type.isInstance(copy) ? copy : null;
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static @Nullable Object ofEnums(Object part, Class<?> type, Type generic) {
    boolean isMap = type == EnumMap.class && part instanceof Map<?, ?>;
    if (!isMap && !(type == EnumSet.class && part instanceof Set<?>)) {
      return null;
    }
    Class<?> enumType =
        enumType(part instanceof Map<?, ?> map ? map.keySet() : (Set<?>) part, generic);
    if (enumType == null) {
      return null;
    }
    if (isMap) {
      EnumMap made = new EnumMap(enumType);
      made.putAll((Map) part);
      return made;
    }
    EnumSet made = EnumSet.noneOf((Class) enumType);
    made.addAll((Set) part);
    return made;
  }

  private static @Nullable Class<?> enumType(Collection<?> constants, Type generic) {
    for (Object constant : constants) {
      return constant instanceof Enum<?> e ? e.getDeclaringClass() : null;
    }
    return generic instanceof ParameterizedType declared
            && declared.getActualTypeArguments()[0] instanceof Class<?> argument
            && argument.isEnum()
        ? argument
        : null;
  }
}
