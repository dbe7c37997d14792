package io.github.dynamojcache.codec.kryo;

/** Thrown inside Kryo when it meets a class that must not be written, or not be read. */
final class RefusedClassException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String className;

  /**
   * Creates the exception.
   *
   * @param type the class at fault
   * @param whyAndRemedy the rest of a sentence that begins with the class, and the remedy
   */
  RefusedClassException(Class<?> type, String whyAndRemedy) {
    this(type.getName(), whyAndRemedy);
  }

  /**
   * Creates the exception.
   *
   * @param className the name of the class at fault
   * @param whyAndRemedy the rest of a sentence that begins with the class, and the remedy
   */
  RefusedClassException(String className, String whyAndRemedy) {
    super(className + " " + whyAndRemedy);
    this.className = className;
  }

  /**
   * Returns what was refused.
   *
   * @return the name of the class at fault
   */
  String className() {
    return className;
  }
}
