package io.github.dynamojcache.internal.engine;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls code of the application. That code may throw anything: Kotlin, Scala, Groovy and Lombok
 * throw checked exceptions out of methods that declare none.
 */
public final class UserCode {

  private UserCode() {}

  /** Code of the application. */
  @FunctionalInterface
  public interface Code<T extends @Nullable Object> {
    /**
     * Runs the code.
     *
     * @return its result
     * @throws Throwable anything
     */
    T run() throws Throwable;
  }

  /**
   * Calls code of the application on this thread. An {@link Error} is thrown as it is. When the
   * code throws an {@link InterruptedException}, the interrupt flag of the thread is set again.
   *
   * @param code the code
   * @param wrapping makes the exception to throw from any other throwable; may return the same
   * @return what the code returns
   */
  public static <T extends @Nullable Object> T call(
      Code<T> code, Function<Throwable, ? extends RuntimeException> wrapping) {
    try {
      return code.run();
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      keepInterrupt(e);
      throw wrapping.apply(e);
    }
  }

  /**
   * The same, for code that returns nothing.
   *
   * @param code the code
   * @param wrapping makes the exception to throw from any throwable that is no {@link Error}
   */
  public static void run(Runnable code, Function<Throwable, ? extends RuntimeException> wrapping) {
    call(
        () -> {
          code.run();
          return true;
        },
        wrapping);
  }

  /**
   * Sets the interrupt flag of this thread again when code of the application has cleared it.
   *
   * @param thrown what the code threw
   */
  public static void keepInterrupt(Throwable thrown) {
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }
}
