package io.github.dynamojcache.internal.dynamo.request;

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
 * How the large requests of one cache share the network. Normally they are independent of each
 * other. If one times out although DynamoDB responds, the network carries less than was sent in
 * parallel: for a while, large requests are then sent one at a time, each of about a megabyte or
 * less. Thread-safe.
 */
public final class BatchPace {

  /**
   * Approximate size of a request: DynamoDB accepts 16 MB, but the time limits are too short for
   * that.
   */
  public static final int REQUEST_BYTES = 1 << 20;

  /** A request smaller than this does not time out because of its size. */
  static final int LIGHT_BYTES = 1 << 15;

  /** How often a thread that waits for its turn checks whether there is still a reason to wait. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** How long the network is considered narrow after the last timeout. */
  private static final long NARROW_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** With more large requests in parallel than this, a turn would not wait for all of them. */
  private static final int ALL_PERMITS = 1024;

  private final LongSupplier nanoTime;

  /**
   * A request in its turn holds all permits; a large request outside a turn holds one if it can.
   */
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

  /** Records that DynamoDB has responded. */
  void answered() {
    answeredAt = nanoTime.getAsLong();
  }

  /** Returns whether large requests are to be sent one at a time. */
  boolean isNarrow() {
    return nanoTime.getAsLong() - narrowUntil < 0;
  }

  /** Returns the target size of a request, in bytes. */
  int requestBytes() {
    return isNarrow() ? requestBytes : REQUEST_BYTES;
  }

  /** Returns whether nothing is answered at all: then taking turns is pointless. */
  private boolean isSilent() {
    return silentAt - answeredAt > 0;
  }

  /**
   * Sends a large request. While the network is narrow, it waits until no other large request is in
   * flight, including those sent before the network was known to be narrow. The wait is no longer
   * than the other requests could take, and ends if nothing is answered for the time of one
   * request.
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
   * Determines whether a request timed out because it was too large, or because nothing is answered
   * at all. A small probe is sent only if nothing else was answered in the meantime; one probe
   * serves all threads that need to know. If the request was too large, the network is narrow from
   * now on.
   *
   * @param sent when the request was sent
   * @param bytes the size of the request, as far as it is known; 0 if it is unknown
   * @param probe sends a small request; returns false if that was not answered in time either
   * @return false if nothing is answered
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

  /**
   * Marks the network as narrow. A request sent before others took turns says nothing about one
   * that is sent alone.
   */
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
