package io.github.dynamojcache.internal.engine;

/** A task for which somebody waits, whether it is run or not. Thread-safe. */
public interface BackgroundTask extends Runnable {

  /** Is called in place of {@link #run} when the cache closes before the task has begun. */
  void drop();
}
