package io.github.dynamojcache;

import java.net.URI;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one manager: none until something needs one, then daemon and named, idle ones gone
 * after seconds, all of them after {@link #close}. Thread-safe.
 */
final class ManagerThreads implements Executor, AutoCloseable {

  private static final long IDLE_SECONDS = 5;

  private final String name;
  private final ClassLoader classLoader;
  private final AtomicInteger count = new AtomicInteger();
  private @Nullable ThreadPoolExecutor pool; // guarded by this
  private boolean closed; // guarded by this

  /**
   * @param manager the manager's URI, for the threads' names
   * @param classLoader the manager's loader: loaders, writers and listeners run with it
   */
  ManagerThreads(URI manager, ClassLoader classLoader) {
    this.name = "dynamo-jcache-" + manager;
    this.classLoader = classLoader;
  }

  /**
   * Runs a task on one of the threads.
   *
   * @throws RejectedExecutionException after {@link #close}, and when no thread can be started: who
   *     hands tasks in knows what to do without
   */
  @Override
  public void execute(Runnable task) {
    try {
      pool().execute(task);
    } catch (OutOfMemoryError e) {
      throw new RejectedExecutionException(name + ": no thread can be started", e);
    }
  }

  private synchronized ThreadPoolExecutor pool() {
    if (closed) {
      throw new RejectedExecutionException(name + " is closed");
    }
    if (pool == null) {
      pool =
          new ThreadPoolExecutor(
              0,
              Integer.MAX_VALUE, // every bulk operation bounds itself
              IDLE_SECONDS,
              TimeUnit.SECONDS,
              new SynchronousQueue<>(),
              this::thread);
    }
    return pool;
  }

  private Thread thread(Runnable task) {
    // Neither thread-locals nor the loader of whichever call came first: a worker outlives it.
    Thread thread =
        new Thread(
            /* group= */ null,
            task,
            name + "-" + count.incrementAndGet(),
            /* stackSize= */ 0,
            /* inheritThreadLocals= */ false);
    thread.setDaemon(true);
    thread.setContextClassLoader(classLoader);
    return thread;
  }

  /** Lets what runs come to its end, for a while; then interrupts it. */
  @Override
  public void close() {
    ThreadPoolExecutor closing;
    synchronized (this) {
      closed = true;
      closing = pool;
      pool = null;
    }
    if (closing == null) {
      return;
    }
    closing.shutdown();
    try {
      if (!closing.awaitTermination(IDLE_SECONDS, TimeUnit.SECONDS)) {
        closing.shutdownNow();
      }
    } catch (InterruptedException e) {
      closing.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
