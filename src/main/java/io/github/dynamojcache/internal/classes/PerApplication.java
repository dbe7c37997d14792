package io.github.dynamojcache.internal.classes;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Objects that hold an application's classes, or are found by its class loader: one for each
 * application that uses a manager. A manager created with an application's class loader serves only
 * that application; the default manager serves every application that calls it. Thread-safe.
 *
 * @param <T> the type of the object for each application
 */
public sealed interface PerApplication<T> extends AutoCloseable
    permits OnlyApplication, AskingApplication {

  /**
   * Creates it for a manager.
   *
   * @param manager the manager's loader
   * @param making makes the object for a loader; this object must not be reachable from it
   */
  static <T> PerApplication<T> of(ClassLoader manager, Function<ClassLoader, T> making) {
    return manager instanceof DefaultClassLoader
        ? new AskingApplication<>(making)
        : new OnlyApplication<>(making.apply(manager));
  }

  /** Returns the object of the application to which the calling thread belongs. */
  T get();

  /**
   * Returns the object of the application to which the calling thread belongs. If the thread
   * belongs to none, like those of the common pool, returns that of the application of the
   * argument's class.
   *
   * @param object a key or a value
   */
  T get(Object object);

  /**
   * Returns the object of an application.
   *
   * @param loader as {@code making} was given it; null for none
   */
  T of(@Nullable ClassLoader loader);

  /** Releases the objects that were made. */
  @Override
  void close();
}
