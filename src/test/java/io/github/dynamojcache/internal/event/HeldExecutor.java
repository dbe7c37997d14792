package io.github.dynamojcache.internal.event;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** An executor that runs its tasks when the test says so, in the test's thread. */
final class HeldExecutor implements Executor {

  private final Queue<Runnable> held = new ArrayDeque<>();

  @Override
  public void execute(Runnable task) {
    held.add(task);
  }

  int size() {
    return held.size();
  }

  void runAll() {
    for (Runnable task = held.poll(); task != null; task = held.poll()) {
      task.run();
    }
  }
}
