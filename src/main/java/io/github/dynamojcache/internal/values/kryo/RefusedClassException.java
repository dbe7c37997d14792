package io.github.dynamojcache.internal.values.kryo;

/** Thrown inside Kryo for a class that must not be written or read. */
final class RefusedClassException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String className;
  private final boolean bySetting;

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
    this(className, whyAndRemedy, false);
  }

  private RefusedClassException(String className, String whyAndRemedy, boolean bySetting) {
    super(className + " " + whyAndRemedy);
    this.className = className;
    this.bySetting = bySetting;
  }

  /**
   * Creates the exception for a class that the settings do not allow.
   *
   * @param className the name of the class at fault
   * @param objection the rest of a sentence that begins with the class, with the line to add
   */
  static RefusedClassException bySetting(String className, String objection) {
    return new RefusedClassException(className, objection, true);
  }

  /** Returns whether another setting would allow the class. */
  boolean isBySetting() {
    return bySetting;
  }

  /**
   * Returns the refused class.
   *
   * @return the name of the class at fault
   */
  String className() {
    return className;
  }
}
