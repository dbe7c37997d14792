package io.github.dynamojcache.internal.entries;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Runs independent pieces of one bulk operation in parallel, a bounded number at a time, and
 * returns when none is running any more. The calling thread runs its share, and every piece that no
 * helper has begun, so a busy pool cannot block the operation. Pieces may be created while others
 * run: no more than {@value #MAX_WAITING} wait, so that an operation of any size takes little
 * memory. Thread-safe.
 */
public final class Fanout {

  public static final int MAX_PARALLEL = 8;

  /** Enough for all helpers while the calling thread runs a piece itself. */
  public static final int MAX_WAITING = 2 * MAX_PARALLEL;

  /** The most failures that are kept in addition to the first. */
  public static final int MAX_SUPPRESSED = 20;

  private final @Nullable Executor executor;

  /**
   * Creates a fan-out.
   *
   * @param executor runs the pieces that the calling thread does not run
   */
  public Fanout(Executor executor) {
    this(executor, /* alone= */ false);
  }

  private Fanout(@Nullable Executor executor, boolean alone) {
    this.executor = alone ? null : executor;
  }

  /**
   * Creates a fan-out that runs all pieces in the calling thread.
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
   * @param pieces the pieces
   * @throws RuntimeException the first failure, some others suppressed
   * @throws Error an error thrown by a piece
   */
  public void run(List<? extends Runnable> pieces) {
    run(pieces.iterator());
  }

  /**
   * Runs pieces that are created while others run.
   *
   * @param pieces creates them, in the calling thread; an exception that it throws is a failure,
   *     after which no other piece is begun
   * @throws RuntimeException the first failure, some others suppressed
   * @throws Error an error thrown by a piece or by {@code pieces}
   */
  public void run(Iterator<? extends Runnable> pieces) {
    run(pieces, new ParallelRun(/* untilOneFails= */ false, new ConsecutiveOutages()));
  }

  /**
   * The same, as part of an operation that stops in an outage.
   *
   * @param outages counts the outages of the whole operation
   */
  public void run(Iterator<? extends Runnable> pieces, ConsecutiveOutages outages) {
    run(pieces, new ParallelRun(/* untilOneFails= */ false, outages));
  }

  /**
   * Runs pieces that are useful only together: when one fails, no other is begun.
   *
   * @param pieces the pieces
   * @throws RuntimeException the first failure, some others suppressed
   * @throws Error an error thrown by a piece
   */
  public void runUntilOneFails(List<? extends Runnable> pieces) {
    runUntilOneFails(pieces.iterator());
  }

  /** The same, for pieces that are created while others run. */
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
      work.failed(e); // helpers may be running: they are still waited for
    }
    work.awaitEnd();
    work.throwFailure();
  }

  /**
   * Returns false when there is no helper: the pool is closing, or no thread is free or can be
   * started.
   */
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
