package io.github.dynamojcache.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of one bulk operation while they are being done. Each thread that helps runs this: it
 * takes one piece after the other, until there are none or there is no use in going on.
 * Thread-safe.
 */
final class PiecesOfWork implements Runnable {

  private final List<? extends Runnable> pieces;
  private final boolean untilOneFails;

  // All guarded by this.
  private final Set<Thread> working = new HashSet<>();
  private final Set<Thread> told = new HashSet<>();
  private final List<RuntimeException> failures = new ArrayList<>();
  private final OutagesInARow outages = new OutagesInARow();
  private @Nullable Error error;
  private int next;
  private boolean stopped;

  PiecesOfWork(List<? extends Runnable> pieces, boolean untilOneFails) {
    this.pieces = pieces;
    this.untilOneFails = untilOneFails;
  }

  @Override
  public void run() {
    for (Runnable piece = take(); piece != null; piece = take()) {
      try {
        piece.run();
        succeeded();
      } catch (Throwable e) {
        failed(e);
      } finally {
        ended();
      }
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }

  private synchronized @Nullable Runnable take() {
    if (stopped || next == pieces.size()) {
      return null;
    }
    working.add(Thread.currentThread());
    return pieces.get(next++);
  }

  private synchronized void succeeded() {
    outages.succeeded();
  }

  /** A failure that cannot be noted is an {@code Error} of its own. */
  private void failed(Throwable thrown) {
    try {
      if (thrown instanceof Error error) {
        failed(error);
      } else if (thrown instanceof RuntimeException failure) {
        failed(failure);
      } else { // a checked one, of code that is not Java
        failed(new CacheException("a piece of a bulk operation failed: " + thrown, thrown));
      }
    } catch (Error e) {
      failed(e);
    }
  }

  private synchronized void failed(RuntimeException failure) {
    if (failures.size() <= Fanout.MAX_SUPPRESSED) {
      failures.add(failure);
    }
    outages.failed(failure);
    stopped |= untilOneFails || outages.areTooMany();
  }

  /** Not the fault of one piece, as a rule: there may be no memory, or a class is missing. */
  synchronized void failed(Error thrown) {
    stopped = true;
    error = error == null ? thrown : error;
  }

  private synchronized void ended() {
    Thread thread = Thread.currentThread();
    working.remove(thread);
    if (told.remove(thread)) {
      Thread.interrupted(); // what came from here stays here: the thread has other work to do
    }
    notifyAll();
  }

  /** Waits until nothing runs. When the calling thread is interrupted, what runs is too. */
  synchronized void awaitEnd() {
    boolean interrupted = Thread.interrupted();
    if (interrupted) {
      stop();
    }
    while (!working.isEmpty()) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
        stop();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      if (failures.isEmpty() && next < pieces.size()) {
        failures.add(
            new CacheException(
                "interrupted while waiting for a bulk operation", new InterruptedException()));
      }
    }
  }

  private void stop() {
    stopped = true;
    working.forEach(
        thread -> {
          if (told.add(thread)) {
            thread.interrupt();
          }
        });
  }

  synchronized void throwFailure() {
    if (error != null) {
      throw error;
    }
    if (failures.isEmpty()) {
      return;
    }
    RuntimeException first = failures.get(0);
    failures.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
    throw first;
  }
}
