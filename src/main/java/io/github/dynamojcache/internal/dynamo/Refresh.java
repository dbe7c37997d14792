package io.github.dynamojcache.internal.dynamo;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * One question for the meta item, by whose answer any number of threads may go. Whoever gets to it
 * first sends it. Thread-safe.
 */
final class Refresh implements Runnable {

  private final long askedAt;
  private final Supplier<Known> question;
  private final AtomicBoolean begun = new AtomicBoolean();
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile @Nullable Known answer;
  private volatile @Nullable Throwable failure;
  private volatile boolean isSendersOwn;

  /**
   * @param askedAt a moment before it is sent, by {@link System#nanoTime()}
   * @param question sends it on the calling thread
   */
  Refresh(long askedAt, Supplier<Known> question) {
    this.askedAt = askedAt;
    this.question = question;
  }

  long askedAt() {
    return askedAt;
  }

  boolean isOver() {
    return over.getCount() == 0;
  }

  /** Sends the question, unless somebody has. */
  @Override
  public void run() {
    run(question);
  }

  /** Sends the question in a form of one's own, unless somebody has sent it. */
  void run(Supplier<Known> form) {
    if (!begun.compareAndSet(false, true)) {
      return;
    }
    try {
      answer = form.get();
    } catch (RuntimeException e) {
      failed(e);
    } catch (Error e) {
      failed(e);
      throw e; // it is this thread's
    } finally {
      over.countDown();
    }
  }

  /** The sender was interrupted, or its time was over; that of the others may not be. */
  private void failed(Throwable thrown) {
    isSendersOwn =
        Thread.currentThread().isInterrupted()
            || thrown.getCause() instanceof ApiCallTimeoutException;
    failure = thrown;
  }

  /** Nobody will send it, for this reason: nobody is to wait for it. */
  void abandon(Error reason) {
    if (begun.compareAndSet(false, true)) {
      failure = reason;
      over.countDown();
    }
  }

  /**
   * Waits for the answer.
   *
   * @param nanos for how long at the most
   * @return null when there is none by then, or none at all
   */
  @Nullable Known await(long nanos) throws InterruptedException {
    return over.await(nanos, TimeUnit.NANOSECONDS) ? answer : null;
  }

  /**
   * Returns what came instead of an answer, and would have come for anybody who sent it.
   *
   * @return null while there is nothing, and for what was its sender's own trouble
   */
  @Nullable CacheException sharedFailure() {
    return failure instanceof CacheException thrown && !isSendersOwn ? thrown : null;
  }

  /** Returns whether it ended without an answer, as it need not for another who sends it. */
  boolean isSendersTrouble() {
    return isOver() && answer == null && sharedFailure() == null;
  }

  /** Throws what came instead of an answer, if something did. */
  void throwFailure() {
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
