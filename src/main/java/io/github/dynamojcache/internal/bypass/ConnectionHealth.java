package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.internal.failure.Outage;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * The state shared by the caches of one connection: whether DynamoDB answers there. While it does
 * not, one cache probes at a time, and a new cache starts bypassed without a probe. Thread-safe.
 */
public final class ConnectionHealth {

  private final LongSupplier nanoTime;
  private @Nullable CacheException silence; // guarded by this; null: DynamoDB may answer
  private long heardNothingAt; // guarded by this; nanoseconds
  private boolean asking; // guarded by this

  /** Creates the health of a connection whose state is not known yet. */
  public ConnectionHealth() {
    this(System::nanoTime);
  }

  ConnectionHealth(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Returns the failure of the last probe if it got no response; else null. */
  synchronized @Nullable CacheException silence() {
    return silence;
  }

  /**
   * Returns whether the caller may probe now. A caller that may must report the outcome.
   *
   * @param retryAfter how long after a probe without a response the next one is due
   */
  synchronized boolean mayAsk(Duration retryAfter) {
    if (silence != null) {
      if (asking || nanoTime.getAsLong() - heardNothingAt < retryAfter.toNanos()) {
        return false;
      }
      asking = true;
    }
    return true;
  }

  /** The probe that was allowed was not sent. */
  synchronized void notAsked() {
    asking = false;
  }

  /** DynamoDB answered. */
  synchronized void answered() {
    asking = false;
    silence = null;
  }

  /** A probe failed. An error response counts as a response. */
  synchronized void failed(CacheException failure) {
    asking = false;
    if (Outage.isSilence(failure)) {
      silence = failure;
      heardNothingAt = nanoTime.getAsLong();
    } else if (Outage.isAnswer(failure)) {
      silence = null;
    }
  }
}
