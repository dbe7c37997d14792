package io.github.dynamojcache.internal.keys;

/** Thrown when a stored key names a class that the filter rejects. */
final class RefusedKeyClassException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RefusedKeyClassException(String message) {
    super(message);
  }
}
