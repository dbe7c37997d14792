package io.github.dynamojcache.internal.coding;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Distinguishes two kinds of exception message: those that the JVM itself creates, from names of
 * classes and members, and those that may quote the content of a value. Exceptions that the
 * application defines, or creates with its own text, are of the second kind.
 */
final class ContentFreeMessages {

  private static final List<Class<? extends Throwable>> OF_NAMES =
      List.of(LinkageError.class, ReflectiveOperationException.class);

  /** The wording of the JVM. The application can throw the same classes with other messages. */
  private static final Pattern WORDS_OF_THE_JVM =
      Pattern.compile(
          "Cannot (assign|enter|exit|invoke|load from|read|store to|throw) .*"
              + "|class \\S+ cannot be cast to class \\S+ .*"
              + "|arraycopy: .*"
              + "|(Index|Range) [^a-zA-Z]*out of bounds for length \\d+"
              + "|-?\\d+");

  private ContentFreeMessages() {}

  /**
   * Returns whether the message of an exception may be logged where values must not be logged.
   *
   * @param failure an exception, whose class may belong to the application
   */
  static boolean isOne(Throwable failure) {
    Class<?> type = failure.getClass();
    if (type.getClassLoader() != null) {
      return false;
    }
    for (Class<?> ofNames : OF_NAMES) {
      if (ofNames.isAssignableFrom(type)) {
        return true;
      }
    }
    boolean madeByTheJvm =
        type == NullPointerException.class
            || type == ClassCastException.class
            || type == ArrayStoreException.class
            || type == IndexOutOfBoundsException.class
            || type == ArrayIndexOutOfBoundsException.class
            || type == NegativeArraySizeException.class;
    String message = failure.getMessage();
    return madeByTheJvm && message != null && WORDS_OF_THE_JVM.matcher(message).matches();
  }
}
