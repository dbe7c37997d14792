package io.github.dynamojcache;

import io.github.dynamojcache.engine.BackgroundTask;
import io.github.dynamojcache.store.StackRoom;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.cache.CacheException;
import javax.cache.event.CacheEntryListenerException;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CacheWriterException;
import javax.cache.processor.EntryProcessorException;
import org.jspecify.annotations.Nullable;

/**
 * The operations of one cache that are under way: closing waits for them for a while, and they
 * learn what happened when it did not. Thread-safe.
 */
final class UnderWay {

  private enum State {
    OPEN,
    /** No operation begins, unless inside one that is under way. */
    CLOSING,
    /** None begins. */
    CLOSED
  }

  /** Operations that leave nothing in doubt: what they may write is no change of a value. */
  private static final Set<String> READS = Set.of("get", "getAll", "containsKey", "iterator");

  private final String cache;
  private final ConcurrentMap<Thread, Integer> depths = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock(); // no monitor: virtual threads wait here
  private final Condition ended = lock.newCondition();
  private volatile State state = State.OPEN;
  private volatile boolean cutOff;

  UnderWay(String cache) {
    this.cache = cache;
  }

  boolean isClosed() {
    return state != State.OPEN;
  }

  /** Runs an operation that returns nothing. */
  void run(String operation, Runnable work) {
    this.<@Nullable Object>run(
        operation,
        () -> {
          work.run();
          return null;
        });
  }

  /**
   * Runs an operation.
   *
   * @throws StackOverflowError when the stack has no room for it; then nothing has begun
   * @throws IllegalStateException when the cache is closed
   * @throws CacheException when the cache was closed meanwhile, and did not wait for it
   */
  <T extends @Nullable Object> T run(String operation, Supplier<T> work) {
    StackRoom.requireForOperation();
    Thread thread = Thread.currentThread();
    int depth = depths.merge(thread, 1, Integer::sum);
    try {
      requireOpen(depth);
      return work.get();
    } catch (CacheException e) {
      throw cutOff && !isOfUserCode(e) ? overtaken(operation, e) : e;
    } finally {
      leave(thread, depth);
    }
  }

  private void requireOpen(int depth) {
    State now = state; // after the operation was counted: see close
    if (now == State.CLOSED || (now == State.CLOSING && depth == 1)) {
      throw new IllegalStateException("cache '" + cache + "' is closed");
    }
  }

  private static boolean isOfUserCode(CacheException e) {
    return e instanceof CacheLoaderException
        || e instanceof CacheWriterException
        || e instanceof EntryProcessorException
        || e instanceof CacheEntryListenerException;
  }

  private CacheException overtaken(String operation, CacheException cause) {
    return new CacheException(
        "cache '"
            + cache
            + "', or its manager, was closed while "
            + operation
            + " was under way, and did not wait for it any longer."
            + (READS.contains(operation) ? "" : " Whether a write took effect is not known.")
            + " Let operations end before you close; closing waits "
            + ClosingTime.LIMIT.toSeconds()
            + " s for them",
        cause);
  }

  private void leave(Thread thread, int depth) {
    if (depth > 1) {
      depths.put(thread, depth - 1);
      return;
    }
    depths.remove(thread);
    if (state != State.OPEN) {
      lock.lock();
      try {
        ended.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Makes a background task an operation of the cache; it is dropped if the cache closes first. */
  BackgroundTask background(String operation, Runnable task) {
    return new BackgroundTask() {
      @Override
      public void run() {
        if (isClosed()) {
          drop();
        } else {
          UnderWay.this.run(operation, task);
        }
      }

      @Override
      public void drop() {
        if (task instanceof BackgroundTask awaited) {
          awaited.drop();
        }
      }
    };
  }

  /**
   * Lets no other operation begin.
   *
   * @return false when it was closed already
   */
  boolean beginClosing() {
    lock.lock();
    try {
      if (state != State.OPEN) {
        return false;
      }
      state = State.CLOSING;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing is under way, apart from the operation in which the caller may be. */
  void awaitEnd(ClosingTime time) {
    lock.lock();
    try {
      while (!isIdle() && !time.isOver()) {
        ended.await(time.left().toNanos(), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      cutOff = !depths.isEmpty();
      state = State.CLOSED;
      lock.unlock();
    }
  }

  private boolean isIdle() {
    return depths.isEmpty() || (depths.size() == 1 && depths.containsKey(Thread.currentThread()));
  }
}
