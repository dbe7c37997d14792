package io.github.dynamojcache.internal.lifecycle;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Daemon threads that keep nothing of whoever starts them: neither the context class loader, nor
 * thread-locals, nor the thread group, nor, in JDKs before 24, the code sources of what is on the
 * stack. They outlive their caller, and perhaps its application.
 */
public final class DetachedThread {

  private DetachedThread() {}

  /**
   * Makes a thread, which is not started yet.
   *
   * @param name the thread's name
   * @param context its context class loader
   * @param task what it does
   * @return the thread
   */
  @SuppressWarnings("removal") // no other call leaves the caller's stack out
  public static Thread of(String name, @Nullable ClassLoader context, Runnable task) {
    ThreadGroup group = topGroup();
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
   * Does something on such a thread, and waits for it, even if the caller is interrupted. For what
   * starts threads that stay.
   *
   * @param context the context class loader meanwhile
   * @param work what is to be done
   * @return what it returns
   */
  public static <T> T call(ClassLoader context, Supplier<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    Thread thread =
        of(
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
