package io.github.dynamojcache.codec.kryo;

/** Thrown inside Kryo when a serialization method of a class throws. */
final class FailedHookException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param type the class whose method it is
   * @param method the name of the method
   * @param thrown what it threw
   */
  FailedHookException(Class<?> type, String method, Throwable thrown) {
    super(type.getName() + "." + method + " threw " + thrown.getClass().getName(), thrown);
  }
}
