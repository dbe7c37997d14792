package io.github.dynamojcache.codec.kryo;

/** Thrown inside Kryo when a serialization method of a class throws. */
final class FailedHookException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;

  /**
   * Creates the exception.
   *
   * @param type the class whose method it is
   * @param method the name of the method
   * @param thrown what it threw
   */
  FailedHookException(Class<?> type, String method, Throwable thrown) {
    super(thrown);
    this.what = type.getName() + "." + method + " threw " + thrown.getClass().getName();
  }

  /** Returns whose method threw what, without what the exception says of the object. */
  String what() {
    return what;
  }
}
