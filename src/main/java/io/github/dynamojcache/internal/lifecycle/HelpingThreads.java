package io.github.dynamojcache.internal.lifecycle;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Which thread helps which one with pieces of an operation, in all managers of one provider. What
 * closes a cache in the middle of its own operation must not wait for that operation's end, on
 * whichever of its threads it does so. Thread-safe.
 */
public final class HelpingThreads {

  private final ConcurrentMap<Thread, Thread> helped = new ConcurrentHashMap<>();

  /**
   * Returns an executor whose tasks help the thread that hands them in.
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
    } finally { // whatever came in between: somebody may wait for the task
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

  /** Returns the calling thread, the one that it helps, the one that this one helps, and so on. */
  public Set<Thread> current() {
    Set<Thread> threads = new LinkedHashSet<>();
    for (@Nullable Thread next = Thread.currentThread();
        next != null && threads.add(next);
        next = helped.get(next)) {}
    return threads;
  }
}
