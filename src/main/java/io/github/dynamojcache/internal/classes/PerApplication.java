package io.github.dynamojcache.internal.classes;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What holds classes of an application, or is found by its class loader: one of each application
 * that uses a manager. Whose loader the manager has, that application is the only one; the default
 * manager serves whichever application asks. Thread-safe.
 *
 * @param <T> what there is of each
 */
public sealed interface PerApplication<T> extends AutoCloseable
    permits OnlyApplication, AskingApplication {

  /**
   * Creates it for a manager.
   *
   * @param manager the manager's loader
   * @param making makes one for a loader; what it makes must not lead back to this object
   */
  static <T> PerApplication<T> of(ClassLoader manager, Function<ClassLoader, T> making) {
    return manager instanceof DefaultClassLoader
        ? new AskingApplication<>(making)
        : new OnlyApplication<>(making.apply(manager));
  }

  /** Returns that of the application to which the calling thread belongs. */
  T get();

  /**
   * Returns that of the application to which the calling thread belongs; that of an object's class
   * where the thread belongs to none, like those of the common pool.
   *
   * @param object a key or a value
   */
  T get(Object object);

  /**
   * Returns that of an application.
   *
   * @param loader as {@code making} was given it; null for none
   */
  T of(@Nullable ClassLoader loader);

  /** Lets go of what was made. */
  @Override
  void close();
}
