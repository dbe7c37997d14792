package io.github.dynamojcache.internal.entries;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Does independent pieces of one bulk operation side by side, a bounded number at a time, and
 * returns when none of them runs any more. The calling thread does its share, and what no helper
 * has begun: a busy pool slows nothing to a halt. Pieces may be made while others run: no more than
 * {@value #MAX_WAITING} wait, so that an operation of any size takes little memory. Thread-safe.
 */
public final class Fanout {

  public static final int MAX_PARALLEL = 8;

  /** Enough for all helpers while the calling thread does a piece itself. */
  public static final int MAX_WAITING = 2 * MAX_PARALLEL;

  /** Of many failures, as many are kept beside the first. */
  public static final int MAX_SUPPRESSED = 20;

  private final @Nullable Executor executor;

  /**
   * Creates a fan-out.
   *
   * @param executor runs the pieces that the calling thread does not get to
   */
  public Fanout(Executor executor) {
    this(executor, /* alone= */ false);
  }

  private Fanout(@Nullable Executor executor, boolean alone) {
    this.executor = alone ? null : executor;
  }

  /**
   * Creates one whose pieces are all done by the calling thread.
   *
   * @return a fan-out without helpers
   */
  public static Fanout alone() {
    return new Fanout(null, /* alone= */ true);
  }

  /**
   * Runs the pieces. All are tried, even when one fails, with these exceptions: after an {@code
   * Error}, when the calling thread is interrupted, and when DynamoDB fails {@value
   * ConsecutiveOutages#TOO_MANY} times in a row, no other piece is begun.
   *
   * @param pieces what to run
   * @throws RuntimeException the first failure, some others suppressed
   * @throws Error what a piece has thrown
   */
  public void run(List<? extends Runnable> pieces) {
    run(pieces.iterator());
  }

  /**
   * Runs pieces that are made while others run.
   *
   * @param pieces makes them, in the calling thread; what it throws is a failure, after which no
   *     other piece is begun
   * @throws RuntimeException the first failure, some others suppressed
   * @throws Error what a piece has thrown, or {@code pieces}
   */
  public void run(Iterator<? extends Runnable> pieces) {
    run(pieces, new ParallelRun(/* untilOneFails= */ false, new ConsecutiveOutages()));
  }

  /**
   * The same, as a part of an operation that does not go on in an outage.
   *
   * @param outages those of the whole operation
   */
  public void run(Iterator<? extends Runnable> pieces, ConsecutiveOutages outages) {
    run(pieces, new ParallelRun(/* untilOneFails= */ false, outages));
  }

  /**
   * Runs pieces that are of use only together: when one fails, no other is begun.
   *
   * @param pieces what to run
   * @throws RuntimeException the first failure, some others suppressed
   * @throws Error what a piece has thrown
   */
  public void runUntilOneFails(List<? extends Runnable> pieces) {
    runUntilOneFails(pieces.iterator());
  }

  /** The same, of pieces that are made while others run. */
  public void runUntilOneFails(Iterator<? extends Runnable> pieces) {
    run(pieces, new ParallelRun(/* untilOneFails= */ true, new ConsecutiveOutages()));
  }

  private void run(Iterator<? extends Runnable> pieces, ParallelRun work) {
    if (!pieces.hasNext()) {
      return;
    }
    Runnable first = pieces.next();
    if (!pieces.hasNext()) {
      first.run();
      return;
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new CacheException("interrupted before a bulk operation began");
    }
    try {
      work.add(first);
      work.supply(pieces, this::findHelper);
    } catch (Error e) {
      work.failed(e); // helpers may be at work: they are waited for all the same
    }
    work.awaitEnd();
    work.throwFailure();
  }

  /** Returns false when there is none: closing, or no thread is free, or can be started. */
  private boolean findHelper(Runnable helper) {
    try {
      if (executor != null) {
        executor.execute(helper);
        return true;
      }
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      // this thread does the rest
    }
    return false;
  }
}
