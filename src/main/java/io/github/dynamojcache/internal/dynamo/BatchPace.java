package io.github.dynamojcache.internal.dynamo;

import io.github.dynamojcache.internal.entries.Fanout;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.cache.CacheException;

/**
 * How the large requests of one cache share the network. Usually they do not care for each other.
 * When one has timed out although DynamoDB answers, the network carries less than was sent side by
 * side: for a while they then go one at a time, about a megabyte each or less. Thread-safe.
 */
final class BatchPace {

  /** How much a request carries, about: DynamoDB would take 16 MB, the time limits would not. */
  static final int REQUEST_BYTES = 1 << 20;

  /** Below this, a request that times out did not do so because it is large. */
  static final int LIGHT_BYTES = 1 << 15;

  /** How often those who wait for their turn look whether there is still a reason to. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** For how long a network is taken for narrow after the last time out. */
  private static final long NARROW_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** Of more large requests side by side, some would not be waited for. */
  private static final int ALL_PERMITS = 1024;

  private final LongSupplier nanoTime;

  /** Who has a turn has all permits; a large request beside others has one, if there is one. */
  private final Semaphore permits = new Semaphore(ALL_PERMITS, /* fair= */ true);

  private final ReentrantLock probing = new ReentrantLock();

  private volatile long answeredAt;
  private volatile long narrowUntil;
  private volatile long silentAt;
  private volatile int requestBytes = REQUEST_BYTES;

  BatchPace(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    long longAgo = nanoTime.getAsLong() - 1;
    answeredAt = longAgo;
    narrowUntil = longAgo;
    silentAt = longAgo;
  }

  /** Takes down that DynamoDB has answered something. */
  void answered() {
    answeredAt = nanoTime.getAsLong();
  }

  /** Returns whether large requests are to be sent one at a time. */
  boolean isNarrow() {
    return nanoTime.getAsLong() - narrowUntil < 0;
  }

  /** Returns how much a request is to carry. */
  int requestBytes() {
    return isNarrow() ? requestBytes : REQUEST_BYTES;
  }

  /** Nothing is answered at all: there is no use in taking turns. */
  private boolean isSilent() {
    return silentAt - answeredAt > 0;
  }

  /**
   * Sends a large request, where the network is narrow when no other one is under way, not even one
   * that was sent before that was known. A turn is not waited for longer than others could take,
   * nor when nothing is answered for the time of one.
   *
   * @param patience how long one request can take
   */
  <T> T inTurn(Duration patience, Supplier<T> request) {
    int taken = take(patience.toNanos());
    try {
      return request.get();
    } finally {
      permits.release(taken);
    }
  }

  /** Returns how many permits were taken. */
  private int take(long patience) {
    return takeTurn(patience) ? ALL_PERMITS : permits.tryAcquire() ? 1 : 0;
  }

  private boolean takeTurn(long patience) {
    long begun = nanoTime.getAsLong();
    try {
      while (isNarrow() && !isSilent() && isWorthWaiting(begun, patience)) {
        if (permits.tryAcquire(ALL_PERMITS, LOOK_NANOS, TimeUnit.NANOSECONDS)) {
          return true;
        }
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException("interrupted while waiting for another batch", e);
    }
  }

  private boolean isWorthWaiting(long begun, long patience) {
    long now = nanoTime.getAsLong();
    long progressed = answeredAt - begun > 0 ? answeredAt : begun;
    return now - begun < Fanout.MAX_PARALLEL * patience && now - progressed < patience;
  }

  /**
   * Finds out whether a request timed out because it was too large, or because nothing is answered
   * at all. Only when nothing else was answered meanwhile, a small request is sent to see, and one
   * for all who wonder. When it was too large, the network is narrow from now on.
   *
   * @param sent when the request was sent
   * @param bytes what it carried, as far as it is known; 0 when it is not
   * @param probe sends a small request; false when that was not answered in time either
   * @return false when nothing is answered
   */
  boolean isTooMuch(long sent, long bytes, BooleanSupplier probe) {
    probing.lock();
    try {
      if (answeredAt - sent <= 0) {
        if (silentAt - sent > 0) {
          return false;
        }
        if (!probe.getAsBoolean()) {
          silentAt = nanoTime.getAsLong();
          return false;
        }
      }
      narrow(sent, bytes);
      return true;
    } finally {
      probing.unlock();
    }
  }

  /** What was sent before others were told to take turns says nothing about a single request. */
  private void narrow(long sent, long bytes) {
    boolean wasAlone = sent - (narrowUntil - NARROW_NANOS) > 0 && isNarrow();
    if (wasAlone && bytes > 0) {
      requestBytes = (int) Math.max(LIGHT_BYTES, Math.min(requestBytes, bytes) / 2);
    } else if (!isNarrow()) {
      requestBytes = REQUEST_BYTES;
    }
    narrowUntil = nanoTime.getAsLong() + NARROW_NANOS;
  }
}
