package io.github.dynamojcache.internal.values.kryo;

/**
 * Thrown when something in a value leads to a container that was written as the elements of what is
 * wrapped around it. The value is written again, with all such containers as objects of their own.
 */
final class SharedInnerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SharedInnerException() {
    super("a container is met both in a wrapper and outside of it", null, false, false);
  }
}
