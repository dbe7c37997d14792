package io.github.dynamojcache.internal.assembly;

import io.github.dynamojcache.internal.entries.Purge;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The purges of caches that were destroyed in this manager. They run one after the other, on a
 * thread of the manager that exists only while there are any. If the manager closes first, another
 * JVM completes the purge. Thread-safe.
 */
final class ManagerPurges implements AutoCloseable {

  private final Executor upkeep;

  // All guarded by this.
  private final Queue<Purge> waiting = new ArrayDeque<>();
  private @Nullable Purge current;
  private boolean running;
  private boolean closed;

  ManagerPurges(Executor upkeep) {
    this.upkeep = upkeep;
  }

  /** Runs a purge after the earlier ones; has no effect when the manager is closed. */
  void add(Purge purge) {
    if (enqueue(purge)) {
      try {
        upkeep.execute(this::run);
      } catch (RejectedExecutionException e) {
        close(); // closing: another JVM will purge
      }
    }
  }

  /** Returns whether a thread is needed. */
  private synchronized boolean enqueue(Purge purge) {
    if (closed) {
      return false;
    }
    waiting.add(purge);
    boolean isNeeded = !running;
    running = true;
    return isNeeded;
  }

  private void run() {
    for (Purge purge = next(); purge != null; purge = next()) {
      purge.run();
    }
  }

  private synchronized @Nullable Purge next() {
    current = closed ? null : waiting.poll();
    running = current != null;
    return current;
  }

  @Override
  public synchronized void close() {
    closed = true;
    waiting.clear();
    if (current != null) {
      current.stop();
    }
  }
}
