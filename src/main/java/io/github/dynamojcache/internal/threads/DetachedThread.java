package io.github.dynamojcache.internal.threads;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Daemon threads that inherit nothing from the thread that starts them: neither the context class
 * loader, nor thread-locals, nor the thread group, nor, in JDKs before 24, the code sources on its
 * stack. They outlive their caller, and possibly its application.
 */
public final class DetachedThread {

  private DetachedThread() {}

  /**
   * Creates a thread without starting it.
   *
   * @param name the thread's name
   * @param context its context class loader
   * @param task its task
   * @return the thread
   */
  public static Thread of(String name, @Nullable ClassLoader context, Runnable task) {
    return of(topGroup(), name, context, task);
  }

  @SuppressWarnings("removal") // no other call ignores the caller's stack
  private static Thread of(
      ThreadGroup group, String name, @Nullable ClassLoader context, Runnable task) {
    return AccessController.doPrivileged(
        (PrivilegedAction<Thread>)
            () -> {
              Thread thread =
                  new Thread(
                      group, task, name, /* stackSize= */ 0, /* inheritThreadLocals= */ false);
              thread.setDaemon(true);
              thread.setContextClassLoader(context);
              return thread;
            });
  }

  private static ThreadGroup topGroup() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }

  /**
   * Runs work on such a thread and waits for it, even if the caller is interrupted. For code that
   * starts long-lived threads.
   *
   * @param context the context class loader during the work
   * @param work the work
   * @return its result
   */
  public static <T> T call(ClassLoader context, Supplier<T> work) {
    return call(topGroup(), context, work);
  }

  /**
   * Runs work on such a thread, in a new thread group of which the threads that it starts become
   * members, and waits for it.
   *
   * @param group the name of the group
   * @param context the context class loader during the work
   * @param work the work
   * @return its result
   */
  public static <T> T callInGroup(String group, ClassLoader context, Supplier<T> work) {
    return call(new ThreadGroup(topGroup(), group), context, work);
  }

  private static <T> T call(ThreadGroup group, ClassLoader context, Supplier<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    Thread thread =
        of(
            group,
            "dynamo-jcache-opening",
            context,
            () -> {
              try {
                done.complete(work.get());
              } catch (Throwable e) {
                done.completeExceptionally(e);
              }
            });
    try {
      thread.start();
    } catch (OutOfMemoryError e) {
      return work.get(); // no thread can be started: better attached than not at all
    }
    try {
      return done.join();
    } catch (CompletionException e) {
      throw unwrapped(e);
    }
  }

  private static RuntimeException unwrapped(CompletionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException failure ? failure : e;
  }
}
