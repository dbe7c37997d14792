package io.github.dynamojcache.internal.values.kryo;

import com.esotericsoftware.kryo.kryo5.KryoException;
import java.io.IOException;

/** Thrown inside Kryo when a serialization method of a class throws. */
final class FailedHookException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String what;

  /**
   * Creates the exception.
   *
   * @param type the class that has the method
   * @param method the name of the method
   * @param thrown the exception it threw
   */
  FailedHookException(Class<?> type, String method, Throwable thrown) {
    super(thrown);
    this.what = type.getName() + "." + method + " threw " + thrown.getClass().getName();
  }

  /**
   * Creates the exception, or returns an exception of this library unchanged.
   *
   * @param type the class that has the method
   * @param method the name of the method
   * @param thrown the exception it threw
   * @throws Error when it is an error of the JVM, or a class is missing
   */
  static RuntimeException of(Class<?> type, String method, Throwable thrown) {
    if (thrown instanceof VirtualMachineError || thrown instanceof LinkageError) {
      throw (Error) thrown;
    }
    if (thrown instanceof RefusedClassException
        || thrown instanceof ChangedClassException
        || thrown instanceof LimitException
        || thrown instanceof KryoException) {
      return (RuntimeException) thrown;
    }
    return thrown instanceof IOException && thrown.getCause() instanceof KryoException inner
        ? inner
        : new FailedHookException(type, method, thrown);
  }

  /**
   * Returns the method and the class of its exception, without the exception's text about the
   * object.
   */
  String what() {
    return what;
  }
}
