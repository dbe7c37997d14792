package io.github.dynamojcache.internal.keys;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;

/** Finds the superclass whose keys equal those of a subclass that adds nothing. */
final class SameKeyClass {

  private SameKeyClass() {}

  /**
   * Goes up from a class as long as the superclass is the same key.
   *
   * @param type a class
   * @param equality the analysis of its {@code equals}
   * @return the topmost class whose objects equal its objects when their fields do; the class
   *     itself when there is no such superclass
   */
  static Class<?> of(Class<?> type, EqualityCode equality) {
    Class<?> same = type;
    while (addsNothing(same) && !equality.asksFor(same)) {
      same = same.getSuperclass();
    }
    return same;
  }

  /**
   * Tells whether a class is the same key as its superclass, provided that {@code equals} does not
   * check the class.
   *
   * @param type the class
   * @return whether it has no state and no equality of its own, and its superclass is not abstract
   */
  static boolean addsNothing(Class<?> type) {
    Class<?> superclass = type.getSuperclass();
    return superclass != null
        && superclass != Object.class
        && !Modifier.isAbstract(superclass.getModifiers())
        && !hasState(type)
        && !declares(type, "equals", Object.class)
        && !declares(type, "hashCode");
  }

  private static boolean hasState(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        return true;
      }
    }
    return false;
  }

  private static boolean declares(Class<?> type, String name, Class<?>... parameters) {
    return Arrays.stream(type.getDeclaredMethods())
        .anyMatch(
            method ->
                method.getName().equals(name)
                    && Arrays.equals(method.getParameterTypes(), parameters));
  }
}
