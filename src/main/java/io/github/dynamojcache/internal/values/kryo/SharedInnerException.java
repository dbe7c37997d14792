package io.github.dynamojcache.internal.values.kryo;

/**
 * Thrown when another part of a value refers to a container that was written as the elements of its
 * wrapper. The value is written again, with all such containers as objects of their own.
 */
final class SharedInnerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SharedInnerException() {
    super("a container is met both in a wrapper and outside of it", null, false, false);
  }
}
