package io.github.dynamojcache.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** Finds the class whose keys equal those of a subclass that adds nothing. */
final class SameKeyClass {

  private SameKeyClass() {}

  /**
   * Goes up from a class while the superclass is the same key.
   *
   * @param type a class
   * @param equality what its {@code equals} does
   * @return the topmost class that its objects are equal to when their fields are; the class itself
   *     when there is none above
   */
  static Class<?> of(Class<?> type, EqualityCode equality) {
    Class<?> same = type;
    while (addsNothing(same) && !equality.asksFor(same)) {
      same = same.getSuperclass();
    }
    return same;
  }

  private static boolean addsNothing(Class<?> type) {
    Class<?> superclass = type.getSuperclass();
    return superclass != null
        && superclass != Object.class
        && !Modifier.isAbstract(superclass.getModifiers())
        && !hasState(type)
        && !declares(type, "equals", Object.class)
        && !declares(type, "hashCode");
  }

  /**
   * Tells whether a class adds fields to those of its superclass.
   *
   * @param type the class
   * @return whether it has a field that is not static
   */
  static boolean hasState(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Tells whether a class has a method of its own.
   *
   * @param type the class
   * @param method the name
   * @param parameters the types of its parameters
   * @return whether the class itself declares it
   */
  static boolean declares(Class<?> type, String method, Class<?>... parameters) {
    try {
      type.getDeclaredMethod(method, parameters);
      return true;
    } catch (NoSuchMethodException e) {
      return false;
    }
  }
}
