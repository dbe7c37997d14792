package io.github.dynamojcache.internal.engine;

/** A task whose end a caller waits for, whether it is run or not. Thread-safe. */
public interface BackgroundTask extends Runnable {

  /** Called instead of {@link #run} when the cache closes before the task has begun. */
  void drop();
}
