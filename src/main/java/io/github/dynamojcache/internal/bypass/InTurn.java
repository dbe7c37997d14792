package io.github.dynamojcache.internal.bypass;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after the other, in the order in which they were handed in, on threads that are
 * meant for user code: neither the thread that hands one in nor the recovery waits for it.
 * Thread-safe.
 */
final class InTurn {

  /** A listener that hangs does not fill the memory: the oldest changes are dropped. */
  static final int WAITING = 1_000;

  private static final Logger logger = LoggerFactory.getLogger(InTurn.class);

  private final Executor executor;
  private final Queue<Runnable> waiting = new ArrayDeque<>(); // guarded by this
  private boolean isRunning; // guarded by this

  InTurn(Executor executor) {
    this.executor = executor;
  }

  /**
   * Hands in a task. When the executor is closed, or has no thread, it waits for the next one. What
   * a task throws is logged, and keeps no other task from running.
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
