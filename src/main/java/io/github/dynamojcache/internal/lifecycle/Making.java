package io.github.dynamojcache.internal.lifecycle;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.cache.CacheException;

/**
 * An object that one thread is creating, for the threads that wait for it. No lock is held during
 * the creation: it runs user code, which may take any time or wait for other threads. Thread-safe.
 *
 * @param <T> the type of object
 */
public final class Making<T> {

  private final Makings all;
  private final String state;
  private final Thread maker = Thread.currentThread();
  private final CompletableFuture<T> made = new CompletableFuture<>();

  Making(Makings all, String state) {
    this.all = all;
    this.state = state;
  }

  String state() {
    return state;
  }

  Thread maker() {
    return maker;
  }

  public boolean isMine() {
    return maker == Thread.currentThread();
  }

  boolean isOver() {
    return made.isDone();
  }

  /** Returns the object; empty while it is being created, and when its creation failed. */
  public Optional<T> now() {
    return made.isDone() && !made.isCompletedExceptionally()
        ? Optional.of(made.join())
        : Optional.empty();
  }

  /** Reports the created object. */
  public void made(T thing) {
    made.complete(thing);
  }

  /** Reports that the creation failed. */
  public void failed(Throwable failure) {
    made.completeExceptionally(failure);
  }

  /**
   * Waits for an object that another thread is creating.
   *
   * @return the object
   * @throws CacheException when its creation failed, with the failure as the cause; when the
   *     calling thread is the one that creates it, or the two threads would wait for each other;
   *     when the wait takes too long, or is interrupted, with the interrupt flag set again
   */
  public T await() {
    try {
      return all.waitFor(this, () -> made.get(all.patience().toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException e) {
      Throwable failure = e.getCause() == null ? e : e.getCause();
      throw new CacheException(String.valueOf(failure.getMessage()), failure);
    } catch (TimeoutException e) {
      throw new CacheException(
          state
              + " by thread '"
              + maker.getName()
              + "', which has not finished for "
              + all.patience().toSeconds()
              + " s. See what it waits for in a thread dump",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException(state + "; the wait for it was interrupted", e);
    }
  }

  /**
   * Waits until it is created, or its creation has failed.
   *
   * @throws CacheException as {@link #await()}, except when the creation failed
   */
  public void awaitEnd() {
    try {
      await();
    } catch (CacheException e) {
      if (!isOver()) {
        throw e;
      }
    }
  }

  /**
   * Waits a limited time for the end of the creation, if another thread performs it. An interrupt
   * ends the wait.
   */
  public void awaitEnd(Duration patience) {
    if (isMine()) {
      return;
    }
    try {
      made.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // The creating thread receives the failure.
    }
  }
}
