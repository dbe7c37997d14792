package io.github.dynamojcache.internal.lifecycle;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Which threads help which other threads with parts of an operation, in all managers of one
 * provider. A thread that closes a cache from inside an operation must not wait for the end of that
 * operation, on whichever of its threads it runs. Thread-safe.
 */
public final class HelpingThreads {

  private final ConcurrentMap<Thread, Thread> helped = new ConcurrentHashMap<>();

  /**
   * Returns an executor whose tasks help the thread that submits them.
   *
   * @param executor runs the tasks
   */
  public Executor helping(Executor executor) {
    return task -> {
      Thread caller = Thread.currentThread();
      executor.execute(() -> help(caller, task));
    };
  }

  private void help(Thread caller, Runnable task) {
    Thread helper = Thread.currentThread();
    if (helper == caller) {
      task.run();
      return;
    }
    Thread before = null;
    try {
      before = helped.get(helper);
      note(helper, caller);
    } finally { // after any failure: a thread may be waiting for the task
      try {
        task.run();
      } finally {
        note(helper, before);
      }
    }
  }

  private void note(Thread helper, @Nullable Thread caller) {
    if (caller == null) {
      helped.remove(helper);
    } else {
      helped.put(helper, caller);
    }
  }

  /**
   * Returns the calling thread, the thread that it helps, the thread that this one helps, and so
   * on.
   */
  public Set<Thread> current() {
    Set<Thread> threads = new LinkedHashSet<>();
    for (@Nullable Thread next = Thread.currentThread();
        next != null && threads.add(next);
        next = helped.get(next)) {}
    return threads;
  }
}
