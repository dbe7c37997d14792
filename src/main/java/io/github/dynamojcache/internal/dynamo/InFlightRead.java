package io.github.dynamojcache.internal.dynamo;

import io.github.dynamojcache.internal.entries.StoredEntry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * One request of {@link ReadCoalescer}, from the moment somebody means to send it until it is over.
 * Thread-safe.
 */
final class InFlightRead {

  // A latch and no CompletableFuture: whoever waits for one of those in a ForkJoinPool may be given
  // another task to run meanwhile, and that task may read the same key.
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean closed;
  private volatile @Nullable Outcome outcome;

  /** What became of a request. */
  sealed interface Outcome {

    /**
     * An answer came.
     *
     * @param entry the item; null when there is none
     */
    record Answered(@Nullable StoredEntry entry) implements Outcome {}

    /** It failed, as it would for anybody who sent it now. */
    record Failed(CacheException failure) implements Outcome {}

    /** Its sender gave up for a reason of its own: the others must look for themselves. */
    enum Abandoned implements Outcome {
      ABANDONED
    }
  }

  /** Nobody may join any more. */
  void close() {
    closed = true;
  }

  /** Returns whether its answer may be older than a call that begins now. */
  boolean isClosed() {
    return closed;
  }

  void end(Outcome what) {
    closed = true;
    outcome = what;
    over.countDown();
  }

  /**
   * Waits until it is over.
   *
   * @param nanos for how long at the most
   * @return the outcome; null when the time ran out
   */
  @Nullable Outcome await(long nanos) throws InterruptedException {
    return over.await(nanos, TimeUnit.NANOSECONDS) ? outcome : null;
  }
}
