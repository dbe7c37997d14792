package io.github.dynamojcache.internal.lifecycle;

import io.github.dynamojcache.internal.engine.BackgroundTask;
import io.github.dynamojcache.internal.threads.DetachedThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Daemon threads for one purpose, created when needed. Idle ones end after seconds, all of them
 * after {@link #awaitEnd}. Thread-safe.
 */
final class NamedThreads implements Executor {

  private static final Logger LOG = LoggerFactory.getLogger(NamedThreads.class);

  private static final long IDLE_SECONDS = 5;

  private final String name;
  private final ClassLoader classLoader;
  private final Limits limits;
  private final AtomicInteger count = new AtomicInteger();
  private final Set<Thread> workers;
  private @Nullable ThreadPoolExecutor pool; // guarded by this
  private boolean closed; // guarded by this

  /**
   * The number of tasks that are accepted at the same time.
   *
   * @param threads the most that run
   * @param waiting the most that wait for a thread; 0: none
   * @param whenFull what happens to a further task
   */
  record Limits(int threads, int waiting, WhenFull whenFull) {}

  /** What happens to a task when there is neither a free thread nor room to wait. */
  enum WhenFull {
    /** The submitting thread runs it. */
    CALLER_RUNS,
    /** It is rejected: the submitting thread knows how to continue without. */
    REFUSED
  }

  /**
   * @param name the names of the threads, up to their number
   * @param classLoader the context loader of idle threads, and of tasks that set none
   */
  NamedThreads(String name, ClassLoader classLoader, Limits limits) {
    this(name, classLoader, limits, ConcurrentHashMap.newKeySet());
  }

  NamedThreads(String name, ClassLoader classLoader, Limits limits, Set<Thread> workers) {
    this.workers = workers;
    this.name = name;
    this.classLoader = classLoader;
    this.limits = limits;
  }

  /**
   * Runs a task on one of the threads.
   *
   * @throws RejectedExecutionException after {@link #shutdown}; also when there is no room, or no
   *     thread can be started, unless the caller then runs the task
   */
  @Override
  public void execute(Runnable task) {
    ThreadPoolExecutor threads = pool();
    try {
      threads.execute(task);
    } catch (OutOfMemoryError e) {
      full(task, threads, e);
    }
  }

  private void full(Runnable task, ThreadPoolExecutor threads, @Nullable Throwable cause) {
    if (threads.isShutdown() || limits.whenFull() == WhenFull.REFUSED) {
      throw new RejectedExecutionException(
          name + (threads.isShutdown() ? "is closed" : "has no thread free"), cause);
    }
    task.run();
  }

  private synchronized ThreadPoolExecutor pool() {
    if (closed) {
      throw new RejectedExecutionException(name + "is closed");
    }
    if (pool == null) {
      pool =
          new ThreadPoolExecutor(
              limits.waiting() == 0 ? 0 : limits.threads(),
              limits.threads(),
              IDLE_SECONDS,
              TimeUnit.SECONDS,
              queue(),
              this::thread,
              (task, threads) -> full(task, threads, null));
      if (limits.waiting() > 0) {
        pool.allowCoreThreadTimeOut(true);
      }
    }
    return pool;
  }

  private BlockingQueue<Runnable> queue() {
    return limits.waiting() == 0
        ? new SynchronousQueue<>()
        : new LinkedBlockingQueue<>(limits.waiting());
  }

  private Thread thread(Runnable task) {
    // A thread outlives the call that started it.
    Thread thread =
        DetachedThread.of(name + count.incrementAndGet(), classLoader, () -> work(task));
    thread.setUncaughtExceptionHandler(
        (ended, thrown) ->
            LOG.warn("thread {} ended by an uncaught exception", ended.getName(), thrown));
    return thread;
  }

  private void work(Runnable task) {
    Thread worker = Thread.currentThread();
    try {
      workers.add(worker);
    } finally { // after any failure: a thread may be waiting for the task
      try {
        task.run();
      } finally {
        workers.remove(worker);
      }
    }
  }

  /** Rejects further tasks. */
  synchronized void shutdown() {
    closed = true;
    if (pool != null) {
      pool.shutdown();
    }
  }

  /**
   * Waits a limited time for running tasks, then interrupts them. Drops waiting tasks.
   *
   * @param spared threads that are neither waited for nor interrupted: the caller's own
   */
  void awaitEnd(Duration patience, Set<Thread> spared) {
    ThreadPoolExecutor closing = closing();
    if (closing == null) {
      return;
    }
    boolean isOfCaller = spared.stream().anyMatch(workers::contains);
    try {
      if (isOfCaller
          ? !awaitOthers(patience, spared)
          : !closing.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        stop(closing, spared, isOfCaller);
      }
    } catch (InterruptedException e) {
      stop(closing, spared, isOfCaller);
      Thread.currentThread().interrupt();
    }
    drop(waiting(closing)); // if all threads are spared
  }

  private boolean awaitOthers(Duration patience, Set<Thread> spared) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (Thread other = other(spared); other != null; other = other(spared)) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedJoin(other, left);
    }
    return true;
  }

  private @Nullable Thread other(Set<Thread> spared) {
    return workers.stream().filter(worker -> !spared.contains(worker)).findAny().orElse(null);
  }

  private void stop(ThreadPoolExecutor closing, Set<Thread> spared, boolean isOfCaller) {
    if (!isOfCaller) {
      drop(closing.shutdownNow());
      return;
    }
    drop(waiting(closing)); // before the interrupts: a thread that becomes free must find no task
    workers.stream().filter(worker -> !spared.contains(worker)).forEach(Thread::interrupt);
  }

  private static List<Runnable> waiting(ThreadPoolExecutor closing) {
    List<Runnable> waiting = new ArrayList<>();
    closing.getQueue().drainTo(waiting);
    return waiting;
  }

  private synchronized @Nullable ThreadPoolExecutor closing() {
    ThreadPoolExecutor closing = pool;
    pool = null;
    return closing;
  }

  private static void drop(List<Runnable> waiting) {
    for (Runnable task : waiting) {
      if (task instanceof BackgroundTask awaited) {
        awaited.drop();
      }
    }
  }
}
