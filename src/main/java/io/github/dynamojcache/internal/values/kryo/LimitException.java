package io.github.dynamojcache.internal.values.kryo;

/** Thrown when a value claims more than its bytes can hold, or is nested too deep. */
final class LimitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param what the rest of a sentence that begins with the value
   */
  LimitException(String what) {
    super(what);
  }
}
