package io.github.dynamojcache.internal.local;

import io.github.dynamojcache.internal.threads.DetachedThread;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads of embedded engines. Some are not daemons, and would keep a program alive that never
 * closes its cache manager. So they have their own thread group, which distinguishes them from the
 * program's threads.
 */
final class EngineThreads {

  /** The same in all class loaders: an engine does not wait for the threads of another. */
  private static final String GROUP = "dynamo-jcache-embedded";

  private static final String DESTROYER = "DestroyJavaVM"; // it waits for the others, too

  private EngineThreads() {}

  /**
   * Starts an engine whose threads are in the group.
   *
   * @param loader the loader of the engine
   * @param engine starts it
   */
  static <T> T start(ClassLoader loader, Supplier<T> engine) {
    return DetachedThread.callInGroup(GROUP, loader, engine);
  }

  /**
   * Starts a thread that waits until no thread of the program keeps the JVM alive.
   *
   * @param end ends the engine, so that the JVM can end
   * @return the thread; an interrupt ends it
   */
  static Thread endAfterProgram(Runnable end) {
    Thread watch =
        DetachedThread.of(
            "dynamo-jcache-embedded-end", /* context= */ null, () -> awaitProgram(end));
    try {
      watch.start();
    } catch (OutOfMemoryError e) {
      // No thread can be started. The engine ends with its last cache manager.
    }
    return watch;
  }

  private static void awaitProgram(Runnable end) {
    try {
      for (Thread thread = threadOfProgram(); thread != null; thread = threadOfProgram()) {
        thread.join();
      }
    } catch (InterruptedException e) {
      return; // the engine has been closed
    }
    end.run();
  }

  private static @Nullable Thread threadOfProgram() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !thread.isDaemon())
        .filter(thread -> !thread.getName().equals(DESTROYER) && !isOfEngine(thread))
        .findAny()
        .orElse(null);
  }

  private static boolean isOfEngine(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    while (group != null && !group.getName().equals(GROUP)) {
      group = group.getParent();
    }
    return group != null;
  }
}
