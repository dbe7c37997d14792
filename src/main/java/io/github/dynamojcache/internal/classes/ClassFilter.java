package io.github.dynamojcache.internal.classes;

import org.jspecify.annotations.Nullable;

/**
 * Decides which classes stored data may name. It is asked by name, before a class is loaded, so
 * that bytes which somebody else put into the table cannot choose what is built. It is asked the
 * same before data are written: what nobody could read back is not stored. Thread-safe.
 */
@FunctionalInterface
public interface ClassFilter {

  /** Lets every class in: for data that nobody else can write. */
  ClassFilter NONE = className -> null;

  /**
   * Looks for a reason to keep a class out.
   *
   * @param className the name as {@code Class.getName} gives it; of an array, that of what is in it
   * @return the rest of a sentence that begins with the class, with the remedy; null when the class
   *     is let in
   */
  @Nullable String objection(String className);

  /**
   * Looks for a reason to keep a class, or an array of it, out.
   *
   * @param className the name as {@code Class.getName} gives it
   * @return the rest of a sentence that begins with the class, with the remedy; null when it is let
   *     in
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
        : null; // an array of a primitive type, or of nothing
  }

  /**
   * Looks for a reason not to run the methods that a class has for Java serialization. Asked with
   * the class that declares them: an application's class may inherit those of a library's.
   *
   * @param className the name as {@code Class.getName} gives it, of no array
   * @return the rest of a sentence that begins with the class, with the remedy; null when they may
   *     run
   */
  default @Nullable String objectionToHooks(String className) {
    return null;
  }

  /**
   * Tells whether a text could be the name of a class. What is none is neither looked for nor shown
   * in a message: it came out of the table.
   *
   * @param text what stands where a class name should
   * @return whether it may be looked at as one
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
