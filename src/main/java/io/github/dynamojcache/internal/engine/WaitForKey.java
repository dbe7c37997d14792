package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.engine.KeyLock.Kind;
import io.github.dynamojcache.internal.engine.KeyLock.Waiter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * One thread's wait for a lock, under the guard of {@link KeyLocks}. There are two time limits. The
 * first is for the present holder, and starts again whenever the key gets another holder: a long
 * queue is no reason to give up. The second is for the requests of all holders, and does not run
 * while a holder is in code of the application: it is the time limit of the waiting operation.
 */
final class WaitForKey {

  /** How often the second limit is checked while code of the application runs. */
  private static final long USER_CODE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Waiter waiter;
  private final Patience patience;
  private final long begun = System.nanoTime();
  private final long userCodeBefore;
  private long spentNanos; // on requests of holders, when the wait has ended

  WaitForKey(Waiter waiter, Patience patience) {
    this.waiter = waiter;
    this.patience = patience;
    this.userCodeBefore = waiter.lock.userCodeNanos();
  }

  /**
   * Waits until the waiter has the lock, or may continue without it.
   *
   * @throws javax.cache.CacheException when the wait is for changing an entry, and is too long or
   *     interrupted, or the holder got no answer
   */
  void await() {
    try {
      awaitEnd();
    } finally {
      spentNanos = requestNanos();
    }
    if (waiter.failure != null) {
      throw KeyFailures.failedWithHolder(waiter, waiter.failure);
    }
  }

  private void awaitEnd() {
    try {
      while (!waiter.isOver()) {
        long ofHolder = leftOfHolder();
        long ofRequests = leftOfRequests();
        if (ofHolder <= 0) {
          giveUp();
          return;
        }
        if (ofRequests <= 0) {
          throw KeyFailures.outOfTime(waiter, requestTime());
        }
        waiter.changed.await(Math.min(ofHolder, untilNextLook(ofRequests)), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      if (!waiter.isOver() && isToChange()) {
        throw KeyFailures.interrupted(waiter, e);
      }
    }
  }

  private boolean isToChange() {
    return waiter.lock.purpose.kind() == Kind.WORK;
  }

  private long leftOfHolder() {
    long since = Math.max(0, waiter.lock.ownedSince() - begun);
    return patience.withOneHolder().toNanos() + since - (System.nanoTime() - begun);
  }

  private long leftOfRequests() {
    return isToChange() && patience.forRequests() != null
        ? requestTime().toNanos() - requestNanos()
        : Long.MAX_VALUE;
  }

  private long untilNextLook(long ofRequests) {
    return waiter.lock.isInUserCode() ? Math.max(ofRequests, USER_CODE_NANOS) : ofRequests;
  }

  private Duration requestTime() {
    Duration time = patience.forRequests();
    return time == null ? Duration.ZERO : time;
  }

  /** Returns the time that was spent until now on waiting for requests of holders. */
  private long requestNanos() {
    return System.nanoTime() - begun - (waiter.lock.userCodeNanos() - userCodeBefore);
  }

  /** Returns the time for requests that the wait has left. */
  Duration left() {
    return Duration.ofNanos(Math.max(1, requestTime().toNanos() - spentNanos));
  }

  private void giveUp() {
    if (isToChange()) {
      throw KeyFailures.tooLong(waiter, patience.withOneHolder());
    }
    KeyFailures.logOutOfTurn(waiter, patience.withOneHolder());
  }
}
