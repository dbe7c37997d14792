package io.github.dynamojcache.internal.entries;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of one bulk operation while they are created and run. The calling thread creates them,
 * and runs some itself. Each helper thread runs this object: it takes one piece after the other,
 * until none waits or the run has stopped. Thread-safe.
 */
final class ParallelRun implements Runnable {

  private final boolean untilOneFails;
  private final ConsecutiveOutages outages;
  private final Semaphore oneEnded = new Semaphore(0); // waiting in a monitor pins virtual threads

  // All guarded by this.
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private final Set<Thread> working = new HashSet<>();
  private final Set<Thread> told = new HashSet<>();
  private final List<RuntimeException> failures = new ArrayList<>();
  private @Nullable Error error;
  private int helpers;
  private boolean madeAll;
  private boolean stopped;

  /**
   * @param outages counts outages in a row, perhaps of other runs too
   */
  ParallelRun(boolean untilOneFails, ConsecutiveOutages outages) {
    this.untilOneFails = untilOneFails;
    this.outages = outages;
  }

  /**
   * Creates all pieces, and runs in the calling thread those that no helper takes.
   *
   * @param pieces creates them
   * @param findHelper starts a thread that runs this object; returns false when there is none
   */
  void supply(Iterator<? extends Runnable> pieces, Predicate<Runnable> findHelper) {
    try {
      boolean more = pieces.hasNext();
      while (more && isGoingOn()) {
        add(pieces.next());
        if (needsHelper() && !findHelper.test(this)) {
          helperLeft();
        }
        if (isFull()) {
          runOne();
        }
        more = pieces.hasNext();
      }
      madeAll(!more);
    } catch (Throwable e) { // the iterator may run any code
      couldNotMake(e);
    }
    while (isGoingOn() && runOne()) {
      // until none waits
    }
  }

  private synchronized boolean isGoingOn() {
    return !stopped && !Thread.currentThread().isInterrupted();
  }

  synchronized void add(Runnable piece) {
    waiting.add(piece);
  }

  private synchronized void madeAll(boolean all) {
    madeAll = all;
  }

  private synchronized void couldNotMake(Throwable thrown) {
    stopped = true;
    failed(thrown);
  }

  /**
   * Returns whether to add a helper: one unfinished piece is left to the calling thread. A helper
   * counts from this call on.
   */
  private synchronized boolean needsHelper() {
    boolean needed =
        helpers < Fanout.MAX_PARALLEL - 1 && waiting.size() + working.size() > helpers + 1;
    helpers += needed ? 1 : 0;
    return needed;
  }

  private synchronized void helperLeft() {
    helpers--;
  }

  private synchronized boolean isFull() {
    return waiting.size() >= Fanout.MAX_WAITING;
  }

  /** Runs pieces in a helper thread. */
  @Override
  public void run() {
    for (Runnable piece = takeOrLeave(); piece != null; piece = takeOrLeave()) {
      run(piece);
    }
  }

  private synchronized @Nullable Runnable takeOrLeave() {
    Runnable piece = Thread.currentThread().isInterrupted() ? null : take();
    helpers -= piece == null ? 1 : 0;
    return piece;
  }

  /** Returns false when there is nothing to do. */
  private boolean runOne() {
    Runnable piece = take();
    if (piece != null) {
      run(piece);
    }
    return piece != null;
  }

  private synchronized @Nullable Runnable take() {
    Runnable piece = stopped ? null : waiting.poll();
    if (piece != null) {
      working.add(Thread.currentThread());
    }
    return piece;
  }

  private void run(Runnable piece) {
    try {
      piece.run();
      succeeded();
    } catch (Throwable e) {
      failed(e);
    } finally {
      ended();
    }
  }

  private void succeeded() {
    outages.succeeded();
  }

  /** Records a failure. If that throws an {@code Error}, the error is recorded instead. */
  private void failed(Throwable thrown) {
    try {
      if (thrown instanceof Error error) {
        failed(error);
      } else if (thrown instanceof RuntimeException failure) {
        failed(failure);
      } else { // a checked exception, thrown by non-Java code
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

  /**
   * Records an error. It is rarely the fault of one piece: there may be no memory, or a class is
   * missing.
   */
  synchronized void failed(Error thrown) {
    stopped = true;
    error = error == null ? thrown : error;
  }

  private void ended() {
    noLongerWorking();
    oneEnded.release();
  }

  private synchronized void noLongerWorking() {
    Thread thread = Thread.currentThread();
    working.remove(thread);
    if (told.remove(thread)) {
      Thread.interrupted(); // the interrupt was for the piece: the thread has other work
    }
  }

  /**
   * Waits until no piece runs. An interrupt of the calling thread is passed on to the running
   * pieces.
   */
  void awaitEnd() {
    boolean interrupted = Thread.interrupted();
    if (interrupted) {
      stop();
    }
    while (isWorking()) {
      try {
        oneEnded.acquire();
        oneEnded.drainPermits();
      } catch (InterruptedException e) {
        interrupted = true;
        stop();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      interrupted();
    }
  }

  private synchronized boolean isWorking() {
    return !working.isEmpty();
  }

  private synchronized void interrupted() {
    if (failures.isEmpty() && (!madeAll || !waiting.isEmpty())) {
      failures.add(
          new CacheException(
              "interrupted while waiting for a bulk operation", new InterruptedException()));
    }
  }

  private synchronized void stop() {
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
