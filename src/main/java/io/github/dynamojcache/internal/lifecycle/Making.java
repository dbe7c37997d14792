package io.github.dynamojcache.internal.lifecycle;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.cache.CacheException;

/**
 * One thing while one thread makes it, for those that wait for it. No lock is held meanwhile: user
 * code runs in the making, and may take any time, or wait for other threads. Thread-safe.
 *
 * @param <T> what is made
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

  /** Returns what was made; empty while it is not, and when it could not be made. */
  public Optional<T> now() {
    return made.isDone() && !made.isCompletedExceptionally()
        ? Optional.of(made.join())
        : Optional.empty();
  }

  /** It is made. */
  public void made(T thing) {
    made.complete(thing);
  }

  /** It could not be made. */
  public void failed(Throwable failure) {
    made.completeExceptionally(failure);
  }

  /**
   * Waits for what another thread makes.
   *
   * @return what it made
   * @throws CacheException when it could not be made, with the failure as the cause; when the
   *     calling thread is the one that makes it, or would never see it made; when the wait takes
   *     too long, or is interrupted, with the flag set again
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
              + "', which has not come to its end for "
              + all.patience().toSeconds()
              + " s. See what it waits for in a thread dump",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException(state + "; the wait for it was interrupted", e);
    }
  }

  /**
   * Waits until it is made, or could not be made.
   *
   * @throws CacheException as {@link #await()}, but not when it could not be made
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

  /** Waits for its end for a while, if another thread makes it. An interrupt ends the wait. */
  public void awaitEnd(Duration patience) {
    if (isMine()) {
      return;
    }
    try {
      made.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // Who makes it is told what is wrong.
    }
  }
}
