package io.github.dynamojcache.internal.dynamo.entry;

import io.github.dynamojcache.internal.entries.StoredEntry;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * One request of {@link ReadCoalescer}, from the moment a thread decides to send it until it is
 * over. Thread-safe.
 */
final class InFlightRead {

  // A latch instead of a CompletableFuture: a thread of a ForkJoinPool that waits for the latter
  // may run another task in the meantime, and that task may read the same key.
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean closed;
  private volatile @Nullable Outcome outcome;

  /** The outcome of a request. */
  sealed interface Outcome {

    /**
     * A response arrived.
     *
     * @param entry the item; null if there is none
     */
    record Answered(@Nullable StoredEntry entry) implements Outcome {}

    /** It failed, as it would for any thread that sent it now. */
    record Failed(CacheException failure) implements Outcome {}

    /** Its sender gave up for a reason of its own: the other threads must read for themselves. */
    enum Abandoned implements Outcome {
      ABANDONED
    }
  }

  /** Prevents other threads from joining. */
  void close() {
    closed = true;
  }

  /** Returns whether its response may be older than a call that begins now. */
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
   * @param nanos the longest wait
   * @return the outcome; null if the time ran out
   */
  @Nullable Outcome await(long nanos) throws InterruptedException {
    return over.await(nanos, TimeUnit.NANOSECONDS) ? outcome : null;
  }
}
