package io.github.dynamojcache.internal.dynamo.generation;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * One read of the meta item, whose response any number of threads may use. The first thread that
 * runs it sends it. Thread-safe.
 */
public final class Refresh implements Runnable {

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

  public boolean isOver() {
    return over.getCount() == 0;
  }

  /** Sends the read, unless it has been sent. */
  @Override
  public void run() {
    run(question);
  }

  /** Sends the read in the caller's own form, unless it has been sent. */
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
      throw e; // the error belongs to this thread
    } finally {
      over.countDown();
    }
  }

  /** The sender was interrupted, or its time was over; this need not apply to the other threads. */
  private void failed(Throwable thrown) {
    isSendersOwn =
        Thread.currentThread().isInterrupted()
            || thrown.getCause() instanceof ApiCallTimeoutException;
    failure = thrown;
  }

  /** Ends it unsent for this reason, so that no thread waits for it. */
  void abandon(Error reason) {
    if (begun.compareAndSet(false, true)) {
      failure = reason;
      over.countDown();
    }
  }

  /**
   * Waits for the response.
   *
   * @param nanos the longest wait
   * @return null if there is none by then, or none at all
   */
  @Nullable Known await(long nanos) throws InterruptedException {
    return over.await(nanos, TimeUnit.NANOSECONDS) ? answer : null;
  }

  /**
   * Returns the failure, if any other sender would have had it too.
   *
   * @return null while there is none, and for a failure that concerns only its sender
   */
  @Nullable CacheException sharedFailure() {
    return failure instanceof CacheException thrown && !isSendersOwn ? thrown : null;
  }

  /** Returns whether it ended without a response for a reason that concerns only its sender. */
  boolean isSendersTrouble() {
    return isOver() && answer == null && sharedFailure() == null;
  }

  /** Throws its exception, if there is one. */
  void throwFailure() {
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }
}
