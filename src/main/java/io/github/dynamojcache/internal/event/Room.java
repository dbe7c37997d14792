package io.github.dynamojcache.internal.event;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Room for events that wait for one asynchronous listener. When it is full, who publishes waits for
 * a while; then the event is lost, and that is logged. So neither the memory nor the operations of
 * a cache hang on a listener that is too slow. Thread-safe.
 */
final class Room {

  /** How many events wait for one listener. */
  static final int EVENTS = 10_000;

  /** How long who publishes waits for room. */
  static final long PATIENCE_MILLIS = 1_000;

  private static final Logger logger = LoggerFactory.getLogger(Room.class);
  private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final String cache;
  private final int events;
  private final Semaphore free;
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong nextWord = new AtomicLong(System.nanoTime());

  Room(String cache, int events) {
    this.cache = cache;
    this.events = events;
    this.free = new Semaphore(events);
  }

  /** Takes a place, and returns false when the event is lost because there was none in time. */
  boolean take() {
    if (free.tryAcquire()) {
      return true;
    }
    boolean taken = false;
    try {
      taken = free.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!taken) {
      lost.incrementAndGet();
      warn();
    }
    return taken;
  }

  void giveBack() {
    free.release();
  }

  private void warn() {
    long now = System.nanoTime();
    long next = nextWord.get();
    if (now - next >= 0 && nextWord.compareAndSet(next, now + QUIET_NANOS)) {
      logger.warn(
          "cache '{}': an asynchronous listener is too slow: {} events wait for it, and {} were"
              + " lost so far. Let it hand its work to a queue of its own, or hear of fewer events"
              + " by a filter",
          cache,
          events,
          lost.get());
    }
  }
}
