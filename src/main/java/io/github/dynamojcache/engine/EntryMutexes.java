package io.github.dynamojcache.engine;

import io.github.dynamojcache.codec.CanonicalKey;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.cache.CacheException;

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
    private final Mutex mutex;
    private final boolean waited;

    private Held(CanonicalKey key, Mutex mutex, boolean waited) {
      this.key = key;
      this.mutex = mutex;
      this.waited = waited;
    }

    /** Returns whether another thread had the key before; what was read earlier may be old. */
    boolean waited() {
      return waited;
    }

    @Override
    public void close() {
      mutex.unlock();
      leave(key);
    }
  }

  /**
   * Waits for a key: as long as the user code that another thread runs on it takes.
   *
   * @throws CacheException when the thread is interrupted while it waits; its flag stays set
   */
  Held hold(CanonicalKey key) {
    Mutex mutex =
        inUse.compute(
            key,
            (k, present) -> {
              Mutex m = present == null ? new Mutex() : present;
              m.users++;
              return m;
            });
    boolean waited = !mutex.tryLock();
    if (waited) {
      await(key, mutex);
    }
    return new Held(key, mutex, waited);
  }

  private void await(CanonicalKey key, Mutex mutex) {
    try {
      mutex.lockInterruptibly();
    } catch (InterruptedException e) {
      leave(key);
      Thread.currentThread().interrupt();
      throw new CacheException(
          "interrupted while waiting for another thread that works on the same entry", e);
    }
  }

  private void leave(CanonicalKey key) {
    inUse.computeIfPresent(key, (k, m) -> --m.users == 0 ? null : m);
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
