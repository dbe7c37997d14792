package io.github.dynamojcache.internal.bypass;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one at a time, in the order in which they were submitted, on threads for user code:
 * neither the submitting thread nor the recovery waits for them. Thread-safe.
 */
final class InTurn {

  /** Bounds the memory that a hanging listener can take: the oldest changes are dropped. */
  static final int WAITING = 1_000;

  private static final Logger logger = LoggerFactory.getLogger(InTurn.class);

  private final Executor executor;
  private final Queue<Runnable> waiting = new ArrayDeque<>(); // guarded by this
  private boolean isRunning; // guarded by this

  InTurn(Executor executor) {
    this.executor = executor;
  }

  /**
   * Submits a task. If the executor is closed, or has no thread, the task waits for the next
   * submission. An exception of a task is logged and does not stop the other tasks.
   */
  void execute(Runnable task) {
    synchronized (this) {
      if (waiting.size() == WAITING) {
        waiting.remove();
      }
      waiting.add(task);
      if (isRunning) {
        return;
      }
      isRunning = true;
    }
    begin();
  }

  private void begin() {
    boolean begun = false;
    try {
      executor.execute(this::run);
      begun = true;
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      // closing, or no thread can be started
    } finally {
      if (!begun) {
        notBegun();
      }
    }
  }

  private synchronized void notBegun() {
    isRunning = false;
  }

  private void run() {
    boolean done = false;
    try {
      for (Runnable task = next(); task != null; task = next()) {
        runOne(task);
      }
      done = true;
    } finally {
      if (!done) {
        begin();
      }
    }
  }

  private static void runOne(Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      logger.warn("A task failed; the next ones run all the same", e);
    }
  }

  private synchronized @Nullable Runnable next() {
    Runnable task = waiting.poll();
    isRunning = task != null;
    return task;
  }
}
