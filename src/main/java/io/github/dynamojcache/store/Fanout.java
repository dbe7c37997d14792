package io.github.dynamojcache.store;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.cache.CacheException;

/**
 * Does independent pieces of one bulk operation side by side, a bounded number at a time, and
 * returns when none of them runs any more. The calling thread does its share, and what no helper
 * has begun: a busy pool slows nothing to a halt. Thread-safe.
 */
public final class Fanout {

  static final int MAX_PARALLEL = 8;

  /** Of many failures, as many are kept beside the first. */
  static final int MAX_SUPPRESSED = 20;

  private final Executor executor;

  /**
   * Creates a fan-out.
   *
   * @param executor runs the pieces that the calling thread does not get to
   */
  public Fanout(Executor executor) {
    this.executor = executor;
  }

  /**
   * Creates one whose pieces are all done by the calling thread.
   *
   * @return a fan-out without helpers
   */
  public static Fanout alone() {
    return new Fanout(
        task -> {
          throw new RejectedExecutionException("no helpers");
        });
  }

  /**
   * Runs the pieces. All are tried, even when one fails, with these exceptions: after an {@code
   * Error}, when the calling thread is interrupted, and when DynamoDB fails {@value
   * OutagesInARow#TOO_MANY} times in a row, no other piece is begun.
   *
   * @param pieces what to run
   * @throws RuntimeException the first failure, some others suppressed
   * @throws Error what a piece has thrown
   */
  public void run(List<? extends Runnable> pieces) {
    run(new PiecesOfWork(pieces, /* untilOneFails= */ false), pieces);
  }

  /**
   * Runs pieces that are of use only together: when one fails, no other is begun.
   *
   * @param pieces what to run
   * @throws RuntimeException the first failure, some others suppressed
   * @throws Error what a piece has thrown
   */
  void runUntilOneFails(List<? extends Runnable> pieces) {
    run(new PiecesOfWork(pieces, /* untilOneFails= */ true), pieces);
  }

  private void run(PiecesOfWork work, List<? extends Runnable> pieces) {
    if (pieces.size() == 1) {
      pieces.get(0).run();
      return;
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new CacheException("interrupted before a bulk operation began");
    }
    try {
      callHelpers(work, pieces.size());
      work.run();
    } catch (Error e) {
      work.failed(e); // helpers may be at work: they are waited for all the same
    }
    work.awaitEnd();
    work.throwFailure();
  }

  private void callHelpers(PiecesOfWork work, int pieces) {
    for (int i = 1; i < Math.min(MAX_PARALLEL, pieces); i++) {
      try {
        executor.execute(work);
      } catch (RejectedExecutionException | OutOfMemoryError e) {
        return; // closing, or no thread can be started: the calling thread does the rest
      }
    }
  }
}
