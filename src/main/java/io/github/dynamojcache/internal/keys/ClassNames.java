package io.github.dynamojcache.internal.keys;

import io.github.dynamojcache.internal.classes.ClassLookup;

/** Loads classes by the names in stored keys. */
final class ClassNames {

  private ClassNames() {}

  /**
   * Loads a class without initialising it.
   *
   * @param name a name as {@code Class.getName} gives it, also of a primitive type
   * @param lookup finds it
   * @return the class
   * @throws IllegalArgumentException when there is none
   */
  static Class<?> load(String name, ClassLookup lookup) {
    return switch (name) {
      case "int" -> int.class;
      case "long" -> long.class;
      case "short" -> short.class;
      case "byte" -> byte.class;
      case "char" -> char.class;
      case "boolean" -> boolean.class;
      case "double" -> double.class;
      case "float" -> float.class;
      case "void" -> void.class;
      default -> {
        try {
          yield lookup.find(name);
        } catch (ClassNotFoundException e) {
          throw new IllegalArgumentException("class " + name + " is not on the class path", e);
        }
      }
    };
  }
}
