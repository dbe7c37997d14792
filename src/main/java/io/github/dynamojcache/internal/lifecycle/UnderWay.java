package io.github.dynamojcache.internal.lifecycle;

import io.github.dynamojcache.internal.engine.BackgroundTask;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.cache.CacheException;
import javax.cache.integration.CompletionListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running operations of one cache. Closing waits for them for a limited time; an operation for
 * which it did not wait fails with an explanation. A thread that closes the cache from inside an
 * operation does not wait for that operation. Thread-safe.
 */
public final class UnderWay {

  private static final Logger LOG = LoggerFactory.getLogger(UnderWay.class);

  private enum State {
    OPEN,
    /** New operations are rejected, except inside running ones. */
    CLOSING,
    /** All new operations are rejected. */
    CLOSED
  }

  private final String cache;
  private final HelpingThreads helpers;
  private final CutOff cutOff;
  private final ConcurrentMap<Thread, Integer> depths = new ConcurrentHashMap<>();
  private final Set<Task> waiting = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock(); // no monitor: virtual threads wait here
  private final Condition ended = lock.newCondition();
  private volatile State state = State.OPEN;

  public UnderWay(String cache, HelpingThreads helpers) {
    this.cache = cache;
    this.helpers = helpers;
    this.cutOff = new CutOff(cache);
  }

  public boolean isClosed() {
    return state != State.OPEN;
  }

  /** Runs an operation that returns nothing. */
  public void run(String operation, Runnable work) {
    Thread thread = Thread.currentThread();
    int depth = enter(thread);
    try {
      requireOpen(depth);
      work.run();
    } catch (CacheException e) {
      throw cutOff.explained(operation, e);
    } finally {
      leave(thread, depth);
    }
  }

  /**
   * Runs an operation.
   *
   * @throws StackOverflowError when the stack has no room for it; then nothing was done
   * @throws IllegalStateException when the cache is closed
   * @throws CacheException when the cache was closed during the operation without waiting for it
   */
  public <T extends @Nullable Object> T run(String operation, Supplier<T> work) {
    Thread thread = Thread.currentThread();
    int depth = enter(thread);
    try {
      requireOpen(depth);
      return work.get();
    } catch (CacheException e) {
      throw cutOff.explained(operation, e);
    } finally {
      leave(thread, depth);
    }
  }

  private int enter(Thread thread) {
    StackRoom.require();
    return depths.merge(thread, 1, Integer::sum);
  }

  private void requireOpen(int depth) {
    if (!mayBegin(depth)) {
      throw new IllegalStateException("cache '" + cache + "' is closed");
    }
  }

  /** Must be called after the operation was counted: see {@link #beginClosing}. */
  private boolean mayBegin(int depth) {
    return switch (state) {
      case OPEN -> true;
      case CLOSING -> depth > 1 || helpers.current().stream().skip(1).anyMatch(depths::containsKey);
      case CLOSED -> false;
    };
  }

  private void leave(Thread thread, int depth) {
    if (depth > 1) {
      depths.put(thread, depth - 1);
      return;
    }
    depths.remove(thread);
    if (state != State.OPEN) {
      lock.lock();
      try {
        ended.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /**
   * Runs a background task as an operation of the cache.
   *
   * @throws RejectedExecutionException when the executor rejects the task, unless it was dropped
   *     because the cache closed first
   */
  public void execute(Executor executor, String operation, Runnable work) {
    Task task = background(operation, work);
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      if (task.take()) {
        throw e;
      }
    } catch (RuntimeException | Error e) {
      task.take(); // the caller gets the failure
      throw e;
    }
  }

  /**
   * Returns a background task as an operation of the cache; it is dropped if the cache closes
   * first.
   */
  Task background(String operation, Runnable work) {
    Task task = new Task(operation, work);
    waiting.add(task);
    if (isClosed()) {
      task.drop();
    }
    return task;
  }

  /** Either runs or is dropped, exactly once. */
  final class Task implements BackgroundTask {
    private final String operation;
    private final Runnable work;
    private final AtomicBoolean taken = new AtomicBoolean();

    Task(String operation, Runnable work) {
      this.operation = operation;
      this.work = work;
    }

    private boolean take() {
      waiting.remove(this);
      return taken.compareAndSet(false, true);
    }

    @Override
    public void run() {
      if (take()) {
        Thread thread = Thread.currentThread();
        int depth = depths.merge(thread, 1, Integer::sum);
        try {
          if (mayBegin(depth)) {
            work.run();
          } else {
            tellDropped();
          }
        } finally {
          leave(thread, depth);
        }
      }
    }

    @Override
    public void drop() {
      if (take()) {
        tellDropped();
      }
    }

    /**
     * Notifies the task that it was dropped. Logs a failure, so that closing does not fail and the
     * other tasks are notified too.
     */
    private void tellDropped() {
      try {
        if (work instanceof BackgroundTask awaited) {
          awaited.drop();
        }
      } catch (RuntimeException | Error e) {
        LOG.warn("cache '{}': a listener of {} failed", cache, operation, e);
      }
    }
  }

  /**
   * Returns a listener that passes on the end of an operation, with an explanation if closing cut
   * it off.
   */
  public CompletionListener telling(String operation, CompletionListener listener) {
    return cutOff.explaining(operation, listener);
  }

  /**
   * Rejects new operations.
   *
   * @return false when the cache was closed already
   */
  public boolean beginClosing() {
    lock.lock();
    try {
      if (state != State.OPEN) {
        return false;
      }
      state = State.CLOSING;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until no operation is running, except the one in which the caller may be. */
  public void awaitEnd(ClosingTime time) {
    List.copyOf(waiting).forEach(Task::drop);
    Set<Thread> own = helpers.current();
    lock.lock();
    try {
      while (!own.containsAll(depths.keySet()) && !time.isOver()) {
        ended.await(time.left().toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      cutOff.happened(!depths.isEmpty());
      state = State.CLOSED;
      lock.unlock();
    }
  }
}
