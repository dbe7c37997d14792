package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.options.FailureListener;
import io.github.dynamojcache.options.FailureState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports outages to the log and to listeners. The log gets the beginning and the end of each
 * outage, and in between at most one message a minute. Listeners are called on threads for user
 * code. Thread-safe.
 */
final class OutageNotifier {

  private static final Logger logger = LoggerFactory.getLogger(OutageNotifier.class);
  private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

  private final String cache;
  private final List<FailureListener> listeners;
  private final InTurn told;
  private final LongSupplier nanoTime;
  private final AtomicLong lastSaid;
  private boolean bypassed; // guarded by the switch, which makes one call at a time

  OutageNotifier(
      String cache, List<FailureListener> listeners, LongSupplier nanoTime, Executor executor) {
    this.told = new InTurn(executor);
    this.cache = cache;
    this.listeners = List.copyOf(listeners);
    this.nanoTime = nanoTime;
    this.lastSaid = new AtomicLong(nanoTime.getAsLong() - PAUSE_NANOS);
  }

  /** A request failed, and others are still sent. */
  void failed(CacheException failure) {
    if (isTime()) {
      logger.warn("cache '{}' bypassed DynamoDB for one request: {}", cache, failure.getMessage());
    }
  }

  void changed(FailureState now, @Nullable CacheException cause) {
    log(now, cause);
    if (!listeners.isEmpty()) {
      told.execute(() -> tell(now, cause));
    }
  }

  private void tell(FailureState now, @Nullable CacheException cause) {
    for (FailureListener listener : listeners) {
      try {
        listener.stateChanged(cache, now, cause);
      } catch (Throwable e) { // no caller waits for it, and the other listeners must be called
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        logger.warn("cache '{}': a FailureListener failed", cache, e);
      }
    }
  }

  private void log(FailureState now, @Nullable CacheException cause) {
    if (now == FailureState.CLOSED) {
      bypassed = false;
      logger.info("cache '{}' uses DynamoDB again", cache);
    } else if (now == FailureState.OPEN && (!bypassed || isTime())) {
      logger.warn(
          "cache '{}' is {}bypassing DynamoDB: reads miss, writes are skipped. {}",
          cache,
          bypassed ? "still " : "",
          cause == null ? "It cannot be cleared yet." : cause.getMessage());
      bypassed = true;
      lastSaid.set(nanoTime.getAsLong());
    }
  }

  /** Entries that were to be changed are still in the table, and their journal is lost. */
  void left(int keys, boolean everything) {
    logger.warn(
        "cache '{}' was closed during an outage: {} that were removed or replaced may reappear with"
            + " their old values until they expire. To prevent that, call clear() after the"
            + " outage",
        cache,
        everything ? "entries" : keys + " entries");
  }

  private boolean isTime() {
    long now = nanoTime.getAsLong();
    long last = lastSaid.get();
    return now - last >= PAUSE_NANOS && lastSaid.compareAndSet(last, now);
  }
}
