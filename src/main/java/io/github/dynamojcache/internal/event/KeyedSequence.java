package io.github.dynamojcache.internal.event;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks on an executor. Tasks of the same key run one at a time, in the order in which they
 * were submitted. Tasks of different keys run in parallel and take turns. No thread waits for
 * another, and a key takes memory only while its tasks are waiting or running. Thread-safe.
 *
 * @param <K> the type of key, with {@code equals} and {@code hashCode} of its own
 */
final class KeyedSequence<K> {

  /** After this many tasks in a row, a key goes to the end of the executor's queue. */
  static final int TASKS_IN_A_ROW = 32;

  private static final Logger logger = LoggerFactory.getLogger(KeyedSequence.class);

  private final ConcurrentMap<K, Chain> chains = new ConcurrentHashMap<>();
  private final Executor executor;
  private volatile boolean closed;

  KeyedSequence(Executor executor) {
    this.executor = executor;
  }

  /**
   * Runs a task after the tasks of the same key that were submitted before. After {@link #close()}
   * it does nothing.
   *
   * @param key the key whose order is kept
   * @param task the task; its failure does not affect other tasks
   * @throws java.util.concurrent.RejectedExecutionException when the executor accepts no more
   *     tasks; the task is then dropped, and waiting tasks of the same key start with the next
   *     submission
   */
  void submit(K key, Runnable task) {
    while (!closed) {
      if (chains.computeIfAbsent(key, Chain::new).add(task)) {
        return;
      }
    }
  }

  /** Drops the tasks that have not begun, and does not wait for one that is running. */
  void close() {
    closed = true;
  }

  /** Returns how many keys have tasks waiting or running. */
  int pendingKeys() {
    return chains.size();
  }

  /** The tasks of one key. It exists from its first task until it is found empty. */
  private final class Chain implements Runnable {

    private final K key;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean started;
    private boolean retired;

    Chain(K key) {
      this.key = key;
    }

    /** Returns false when this chain has ended: the caller then starts a new one. */
    boolean add(Runnable task) {
      synchronized (this) {
        if (retired) {
          return false;
        }
        waiting.add(task);
        if (started) {
          return true;
        }
        started = true;
      }
      boolean begun = false;
      try {
        executor.execute(this); // outside the lock: it may run the chain in this thread
        begun = true;
      } finally {
        if (!begun) {
          notBegun(task);
        }
      }
      return true;
    }

    private synchronized void notBegun(Runnable task) {
      waiting.remove(task);
      started = false;
      if (waiting.isEmpty()) {
        retire();
      }
    }

    @Override
    public void run() {
      boolean ended = false;
      try {
        runAll();
        ended = true;
      } finally {
        if (!ended && !isHandedOn()) {
          notBegun(this); // the next submission starts the waiting tasks
        }
      }
    }

    private void runAll() {
      int done = 0;
      for (Runnable task = next(); task != null; task = next()) {
        runAlone(task);
        if (++done % TASKS_IN_A_ROW == 0 && isHandedOn()) {
          return;
        }
      }
    }

    private void runAlone(Runnable task) {
      try {
        task.run();
      } catch (Throwable e) {
        logger.warn("A task failed; later ones of the same key run all the same", e);
      }
    }

    /**
     * Gives the thread to other keys, unless the executor accepts no more tasks, or has no other
     * thread.
     */
    private boolean isHandedOn() {
      try {
        executor.execute(this);
        return true;
      } catch (RejectedExecutionException | OutOfMemoryError e) {
        return false;
      }
    }

    private synchronized @Nullable Runnable next() {
      Runnable task = closed ? null : waiting.poll();
      if (task == null) {
        retire();
      }
      return task;
    }

    // Leaves the map before the lock is released: a thread that sees it retired can add a new one.
    private synchronized void retire() {
      retired = true;
      waiting.clear();
      chains.remove(key, this);
    }
  }
}
