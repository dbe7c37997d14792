package io.github.dynamojcache.engine;

import io.github.dynamojcache.codec.CanonicalKey;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * One lock for each key that is being worked on, so that threads of one JVM queue here instead of
 * racing each other in the table. Exact, not striped: user code runs under it and may touch other
 * keys. Thread-safe.
 */
final class EntryMutexes {

  private final ConcurrentMap<CanonicalKey, Mutex> inUse = new ConcurrentHashMap<>();

  /** A key's lock while somebody holds it or waits for it. */
  private static final class Mutex extends ReentrantLock {
    private static final long serialVersionUID = 1L;
    private int users; // guarded by the map's bin lock
  }

  /** Holds one key until it is closed, by the same thread. */
  final class Held implements AutoCloseable {
    private final CanonicalKey key;
    private @Nullable Mutex mutex;
    private boolean waited;

    private Held(CanonicalKey key) {
      this.key = key;
    }

    /** Everything that can fail for want of memory has been done before the lock is taken. */
    private void take() {
      Mutex entered = enter(key);
      try {
        waited = !entered.tryLock();
        if (waited) {
          await(entered);
        }
        mutex = entered;
      } finally {
        if (mutex == null) {
          leave(key);
        }
      }
    }

    /** Returns whether another thread had the key before; what was read earlier may be old. */
    boolean waited() {
      return waited;
    }

    @Override
    public void close() {
      if (mutex != null) {
        mutex.unlock();
        leave(key);
      }
    }
  }

  private Mutex enter(CanonicalKey key) {
    return inUse.compute(
        key,
        (k, present) -> {
          Mutex mutex = present == null ? new Mutex() : present;
          mutex.users++;
          return mutex;
        });
  }

  private void leave(CanonicalKey key) {
    inUse.computeIfPresent(key, (k, mutex) -> --mutex.users == 0 ? null : mutex);
  }

  /**
   * Waits for a key: as long as the user code that another thread runs on it takes.
   *
   * @throws CacheException when the thread is interrupted while it waits; its flag stays set
   */
  Held hold(CanonicalKey key) {
    Held held = new Held(key);
    held.take();
    return held;
  }

  private static void await(Mutex mutex) {
    try {
      mutex.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException(
          "interrupted while waiting for another thread that works on the same entry", e);
    }
  }

  /** Returns whether the calling thread is inside an operation that holds a key. */
  boolean isAnyHeldByCurrentThread() {
    return inUse.values().stream().anyMatch(ReentrantLock::isHeldByCurrentThread);
  }

  /** Returns how many keys are held or waited for. */
  int size() {
    return inUse.size();
  }
}
