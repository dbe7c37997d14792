package io.github.dynamojcache.values;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Objects that a program tells by {@code ==}: constants without an {@code equals} of their own that
 * stand in a static final field of their class, of one around it, above it or inside of it.
 * Kotlin's {@code INSTANCE} and Scala's {@code MODULE$} are such, and sentinels.
 */
final class IdentityConstants {

  private static final ClassValue<Set<Object>> BY_CLASS =
      new ClassValue<>() {
        @Override
        protected Set<Object> computeValue(Class<?> type) {
          return find(type);
        }
      };

  private IdentityConstants() {}

  /** Returns whether an object is one. */
  static boolean contain(Object object) {
    Class<?> type = object.getClass();
    return type == Object.class || (!isOfTheJdk(type) && BY_CLASS.get(type).contains(object));
  }

  /** Those of the JDK say so by {@code readResolve}. */
  private static boolean isOfTheJdk(Class<?> type) {
    return type.getClassLoader() == null
        || type.getClassLoader() == ClassLoader.getPlatformClassLoader()
        || type.isArray();
  }

  private static Set<Object> find(Class<?> type) {
    Set<Object> constants = Collections.newSetFromMap(new IdentityHashMap<>());
    if (!hasEquals(type)) {
      for (Class<?> place : places(type)) {
        for (Field field : place.getDeclaredFields()) {
          int modifiers = field.getModifiers();
          if (Modifier.isStatic(modifiers)
              && Modifier.isFinal(modifiers)
              && field.getType().isAssignableFrom(type)) {
            constants.add(valueOf(field));
          }
        }
      }
    }
    return constants;
  }

  private static boolean hasEquals(Class<?> type) {
    try {
      return type.getMethod("equals", Object.class).getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<Class<?>> places(Class<?> type) {
    Set<Class<?>> places = new LinkedHashSet<>();
    for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
      places.add(c);
    }
    List<Class<?>> above = new ArrayList<>(List.of(type.getInterfaces()));
    for (Class<?> c = type.getSuperclass(); c != null; c = c.getSuperclass()) {
      above.add(c);
    }
    above.stream().filter(c -> !isOfTheJdk(c)).forEach(places::add);
    places.addAll(List.of(type.getDeclaredClasses()));
    return places;
  }

  private static Object valueOf(Field field) {
    try {
      field.setAccessible(true);
      Object value = field.get(null);
      return value == null ? field : value;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
