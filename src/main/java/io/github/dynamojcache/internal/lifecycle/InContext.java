package io.github.dynamojcache.internal.lifecycle;

import io.github.dynamojcache.internal.engine.BackgroundTask;

/**
 * A task that runs with another context class loader than its thread's.
 *
 * @param task the task
 * @param context the loader during the task
 */
record InContext(Runnable task, ClassLoader context) implements BackgroundTask {

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
