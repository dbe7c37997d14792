package io.github.dynamojcache.internal.keys;

import io.github.dynamojcache.internal.classes.ClassFilter;
import io.github.dynamojcache.internal.classes.ClassLookup;
import org.jspecify.annotations.Nullable;

/**
 * Finds the classes that stored keys name, if the filter accepts them. Thread-safe.
 *
 * @param lookup finds the classes
 * @param filter decides before a class is looked up
 */
record ClassFinder(ClassLookup lookup, ClassFilter filter) {

  /**
   * Loads a class that a stored key names, without initialising it.
   *
   * @param name a name as {@code Class.getName} gives it, also of a primitive type
   * @return the class
   * @throws RefusedKeyClassException when the filter rejects it
   * @throws IllegalArgumentException when there is none
   */
  Class<?> find(String name) {
    if (!ClassFilter.isClassName(name)) {
      throw new IllegalArgumentException("no name of a class");
    }
    String objection = filter.objectionToAny(name);
    if (objection != null) {
      throw new RefusedKeyClassException(name + " " + objection);
    }
    return ClassNames.load(name, lookup);
  }

  /** Returns whether information about a class may be kept: see {@link ClassLookup#owns}. */
  boolean owns(Class<?> type) {
    return lookup.owns(type);
  }

  /**
   * Returns the filter's reason why a class cannot be in a key.
   *
   * @param type a class of the application
   * @return the rest of a sentence, with the remedy; null when there is no reason
   */
  @Nullable String objection(Class<?> type) {
    return filter.objectionToAny(type.getName());
  }
}
