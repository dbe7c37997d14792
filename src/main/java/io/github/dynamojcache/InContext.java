package io.github.dynamojcache;

import io.github.dynamojcache.engine.BackgroundTask;
import org.jspecify.annotations.Nullable;

/**
 * A task that runs with another context class loader than its thread has otherwise.
 *
 * @param task the task
 * @param context the loader meanwhile
 */
record InContext(Runnable task, @Nullable ClassLoader context) implements BackgroundTask {

  /** The same task with the loader of the thread that calls this. */
  static Runnable ofCaller(Runnable task) {
    return new InContext(task, Thread.currentThread().getContextClassLoader());
  }

  @Override
  public void run() {
    within(task);
  }

  @Override
  public void drop() {
    if (task instanceof BackgroundTask awaited) {
      within(awaited::drop);
    }
  }

  private void within(Runnable work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(context);
    try {
      work.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
