package io.github.dynamojcache.internal.values.kryo;

import org.jspecify.annotations.Nullable;

/** Thrown inside Kryo when the surrogate of a class fails. */
final class FailedSurrogateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message a sentence that names the class and its surrogate
   * @param thrown the exception that the surrogate threw, or null
   */
  FailedSurrogateException(String message, @Nullable Throwable thrown) {
    super(message, thrown);
  }
}
