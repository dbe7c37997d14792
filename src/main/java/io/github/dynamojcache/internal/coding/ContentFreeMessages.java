package io.github.dynamojcache.internal.coding;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Tells the messages that the JVM itself makes, of the names of classes and members, from those
 * that may quote what was in a value. Exceptions that the application defines, or makes with a text
 * of its own, are among the latter.
 */
final class ContentFreeMessages {

  private static final List<Class<? extends Throwable>> OF_NAMES =
      List.of(LinkageError.class, ReflectiveOperationException.class);

  /** How the JVM words them; the application can throw the same classes with other words. */
  private static final Pattern WORDS_OF_THE_JVM =
      Pattern.compile(
          "Cannot (assign|enter|exit|invoke|load from|read|store to|throw) .*"
              + "|class \\S+ cannot be cast to class \\S+ .*"
              + "|arraycopy: .*"
              + "|(Index|Range) [^a-zA-Z]*out of bounds for length \\d+"
              + "|-?\\d+");

  private ContentFreeMessages() {}

  /**
   * Tells whether the message of an exception may be logged where values must not.
   *
   * @param failure an exception, whose class may be of the application
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
