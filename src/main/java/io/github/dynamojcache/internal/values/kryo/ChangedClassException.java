package io.github.dynamojcache.internal.values.kryo;

/** Thrown inside Kryo when a class has changed so that stored objects cannot be read correctly. */
final class ChangedClassException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String difference;

  /**
   * Creates the exception.
   *
   * @param difference the class, and how it differs from its earlier version
   */
  ChangedClassException(String difference) {
    super(difference);
    this.difference = difference;
  }

  /**
   * Returns the change.
   *
   * @return a sentence without its full stop
   */
  String difference() {
    return difference;
  }
}
