package io.github.dynamojcache.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs what tells listeners of changes: all of it, even when some fails. The first failure is
 * thrown at the end, the others suppressed in it. For one thread.
 */
final class Tellings {

  private @Nullable Throwable failure;

  /** Runs all, then throws the first failure. */
  static void runAll(List<Runnable> tellings) {
    Tellings all = new Tellings();
    tellings.forEach(all::run);
    all.throwFailure();
  }

  /** Runs one. A failure waits for the end. */
  void run(Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException | Error e) {
      failure = first(failure, e);
    }
  }

  /** The end: throws the first failure, if there was one. */
  void throwFailure() {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
  }

  /** Something else is thrown at the end. */
  void suppressFailureIn(Throwable thrown) {
    if (failure != null) {
      first(thrown, failure);
    }
  }

  private static Throwable first(@Nullable Throwable earlier, Throwable later) {
    if (earlier == null) {
      return later;
    }
    if (earlier != later) {
      earlier.addSuppressed(later);
    }
    return earlier;
  }
}
