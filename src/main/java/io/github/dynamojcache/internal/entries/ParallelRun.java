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
 * The pieces of one bulk operation while they are made and done. The calling thread makes them, and
 * does some itself. Each thread that helps runs this: it takes one piece after the other, until
 * none waits or there is no use in going on. Thread-safe.
 */
final class ParallelRun implements Runnable {

  private final boolean untilOneFails;
  private final ConsecutiveOutages outages;
  private final Semaphore oneEnded = new Semaphore(0); // to wait in a monitor pins virtual threads

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
   * @param outages those in a row, perhaps of this and other pieces of work
   */
  ParallelRun(boolean untilOneFails, ConsecutiveOutages outages) {
    this.untilOneFails = untilOneFails;
    this.outages = outages;
  }

  /**
   * Has all pieces made, and does in the calling thread what no helper does.
   *
   * @param pieces makes them
   * @param findHelper has a thread run this; false when there is none
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
    } catch (Throwable e) { // what the pieces are made of may be anybody's
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

  /** One of those that are not done is for the calling thread. A helper counts from here on. */
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

  /** Helps. */
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

  private void ended() {
    noLongerWorking();
    oneEnded.release();
  }

  private synchronized void noLongerWorking() {
    Thread thread = Thread.currentThread();
    working.remove(thread);
    if (told.remove(thread)) {
      Thread.interrupted(); // what came from here stays here: the thread has other work to do
    }
  }

  /** Waits until nothing runs. When the calling thread is interrupted, what runs is too. */
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
