package io.github.dynamojcache.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.CacheException;

/**
 * Does independent pieces of one bulk operation side by side, a bounded number at a time, and waits
 * for all of them. The calling thread does its share, so that a busy pool slows nothing to a halt.
 * Thread-safe.
 */
public final class Fanout {

  private static final int MAX_PARALLEL = 8;

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
   * Runs the pieces. All are tried, even when one fails.
   *
   * @param pieces what to run
   * @throws RuntimeException the first failure, the others suppressed
   */
  public void run(List<? extends Runnable> pieces) {
    if (pieces.size() == 1) {
      pieces.get(0).run();
      return;
    }
    AtomicInteger next = new AtomicInteger();
    List<RuntimeException> failures = new ArrayList<>();
    Runnable worker =
        () -> {
          for (int i = next.getAndIncrement(); i < pieces.size(); i = next.getAndIncrement()) {
            try {
              pieces.get(i).run();
            } catch (RuntimeException e) {
              synchronized (failures) {
                failures.add(e);
              }
            }
          }
        };
    List<FutureTask<?>> helpers = new ArrayList<>();
    for (int i = 1; i < Math.min(MAX_PARALLEL, pieces.size()); i++) {
      FutureTask<?> helper = new FutureTask<>(worker, null);
      try {
        executor.execute(helper);
        helpers.add(helper);
      } catch (RejectedExecutionException e) {
        break; // the manager is closing: this thread does the rest
      }
    }
    worker.run();
    helpers.forEach(Fanout::await);
    throwFirst(failures);
  }

  private static void await(FutureTask<?> helper) {
    try {
      helper.get();
    } catch (InterruptedException e) {
      helper.cancel(false);
      Thread.currentThread().interrupt();
      throw new CacheException("interrupted while waiting for a bulk operation", e);
    } catch (ExecutionException e) {
      throw new CacheException("a bulk operation failed", e.getCause());
    }
  }

  private static void throwFirst(List<RuntimeException> failures) {
    if (failures.isEmpty()) {
      return;
    }
    RuntimeException first = failures.get(0);
    failures.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
    throw first;
  }
}
