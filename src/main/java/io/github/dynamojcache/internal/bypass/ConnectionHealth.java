package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.internal.failure.Outage;
import java.time.Duration;
import java.util.function.LongSupplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * What the caches of one connection know together: whether anybody answers there. While nobody
 * does, one of them asks at a time, and a cache that is created begins without asking. Thread-safe.
 */
public final class ConnectionHealth {

  private final LongSupplier nanoTime;
  private @Nullable CacheException silence; // guarded by this; null: somebody may answer
  private long heardNothingAt; // guarded by this; nanoseconds
  private boolean asking; // guarded by this

  /** Of a connection of which nothing is known. */
  public ConnectionHealth() {
    this(System::nanoTime);
  }

  ConnectionHealth(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Returns what became of the last question, when nobody answered it; else null. */
  synchronized @Nullable CacheException silence() {
    return silence;
  }

  /**
   * Returns whether it is the caller who asks now. Who does tells what became of it.
   *
   * @param retryAfter how long after a question without an answer the next one is due
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

  /** Who was to ask did not come to it. */
  synchronized void notAsked() {
    asking = false;
  }

  /** DynamoDB answered. */
  synchronized void answered() {
    asking = false;
    silence = null;
  }

  /** A question came to nothing. An answer that is an error is an answer. */
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
