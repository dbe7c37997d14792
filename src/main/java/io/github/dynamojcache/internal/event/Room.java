package io.github.dynamojcache.internal.event;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Limits the events that wait for one asynchronous listener. At the limit, the publishing thread
 * waits for a while; then the event is lost, and that is logged. So a listener that is too slow
 * neither fills the memory nor blocks the operations of a cache. Thread-safe.
 */
final class Room {

  /** The most events that wait for one listener. */
  static final int EVENTS = 10_000;

  /** How long a publishing thread waits for room. */
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

  /** Takes a place. Returns false when none was free in time: the event is then lost. */
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
