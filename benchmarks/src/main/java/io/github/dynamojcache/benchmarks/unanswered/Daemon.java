package io.github.dynamojcache.benchmarks.unanswered;

import java.io.IOException;

/** Threads that work until their sockets are closed. */
final class Daemon {

  private Daemon() {}

  /** What a thread does; an I/O exception is its end. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  static Thread run(String name, Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // A socket was closed: this thread's work is over.
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
