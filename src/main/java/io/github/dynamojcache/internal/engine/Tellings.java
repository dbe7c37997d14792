package io.github.dynamojcache.internal.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the notifications of listeners. */
final class Tellings {

  private Tellings() {}

  /** Runs all, even when one fails; then throws the first failure, with the others suppressed. */
  static void runAll(List<Runnable> tellings) {
    Throwable failure = null;
    for (Runnable telling : tellings) {
      try {
        telling.run();
      } catch (RuntimeException | Error e) {
        failure = first(failure, e);
      }
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
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
