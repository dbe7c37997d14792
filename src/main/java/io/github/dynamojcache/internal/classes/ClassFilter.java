package io.github.dynamojcache.internal.classes;

import org.jspecify.annotations.Nullable;

/**
 * Decides which classes stored data may name. It is called with the name before the class is
 * loaded, so bytes that someone else wrote to the table cannot choose which class is instantiated.
 * It is also called before a value is written, so that no value is stored that could not be read
 * back. Thread-safe.
 */
@FunctionalInterface
public interface ClassFilter {

  /** Accepts every class: for data that no one else can write. */
  ClassFilter NONE = className -> null;

  /**
   * Looks for a reason to reject a class.
   *
   * @param className the name as {@code Class.getName} gives it; for an array, that of its element
   *     type
   * @return the rest of a sentence that begins with the class, with the remedy; null when the class
   *     is accepted
   */
  @Nullable String objection(String className);

  /**
   * Looks for a reason to reject a class, or an array of it.
   *
   * @param className the name as {@code Class.getName} gives it
   * @return the rest of a sentence that begins with the class, with the remedy; null when it is
   *     accepted
   */
  default @Nullable String objectionToAny(String className) {
    int dimensions = className.lastIndexOf('[') + 1;
    if (dimensions == 0) {
      return objection(className);
    }
    boolean ofObjects =
        className.startsWith("L", dimensions) && className.endsWith(";") && dimensions < 256;
    return ofObjects
        ? objection(className.substring(dimensions + 1, className.length() - 1))
        : null; // an array of a primitive type, or not a class name
  }

  /**
   * Looks for a reason not to run the methods that a class has for Java serialization. It is called
   * with the class that declares them, because an application's class may inherit those of a
   * library's class.
   *
   * @param className the name as {@code Class.getName} gives it, never of an array
   * @return the rest of a sentence that begins with the class, with the remedy; null when they may
   *     run
   */
  default @Nullable String objectionToHooks(String className) {
    return null;
  }

  /**
   * Tells whether a text could be the name of a class. A text that could not is neither looked up
   * nor shown in a message, because it was read from the table.
   *
   * @param text the text in the place of a class name
   * @return whether it may be treated as a class name
   */
  static boolean isClassName(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > 1_000) {
      return false;
    }
    return text.codePoints()
        .allMatch(
            c ->
                c > ' '
                    && c != '"'
                    && !Character.isISOControl(c)
                    && !Character.isWhitespace(c)
                    && Character.getType(c) != Character.FORMAT
                    && Character.getType(c) != Character.SURROGATE);
  }
}
