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
   * @param type the class whose method it is
   * @param method the name of the method
   * @param thrown what it threw
   */
  FailedHookException(Class<?> type, String method, Throwable thrown) {
    super(thrown);
    this.what = type.getName() + "." + method + " threw " + thrown.getClass().getName();
  }

  /**
   * Makes the exception, but for what this library threw within, which goes on as it is.
   *
   * @param type the class whose method it is
   * @param method the name of the method
   * @param thrown what it threw
   * @throws Error when it is one of the JVM, or of a class that is not there
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

  /** Returns whose method threw what, without what the exception says of the object. */
  String what() {
    return what;
  }
}
