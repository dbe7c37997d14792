package io.github.dynamojcache.internal.lifecycle;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * The objects that are being created in all managers of one provider, and the threads that wait for
 * them: managers, connections, caches. Deadlocks between these threads can be found only with all
 * of them in one place. Thread-safe.
 */
public final class Makings {

  /** Longer than the creation of a table may take. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Duration patience;
  private final ConcurrentMap<Thread, Making<?>> waiting = new ConcurrentHashMap<>();

  public Makings() {
    this(PATIENCE);
  }

  /**
   * @param patience the longest time to wait for an object that another thread creates
   */
  public Makings(Duration patience) {
    this.patience = patience;
  }

  Duration patience() {
    return patience;
  }

  /**
   * Starts a creation in the calling thread.
   *
   * @param state describes it in messages, such as "cache 'books' is being opened"
   */
  public <T> Making<T> begin(String state) {
    return new Making<>(this, state);
  }

  /** A wait for the end of a creation. */
  @FunctionalInterface
  interface Wait<T> {
    T await() throws InterruptedException, ExecutionException, TimeoutException;
  }

  /**
   * Waits, unless the wait could never end.
   *
   * @throws CacheException when the calling thread is the creator, or the creator waits for the
   *     calling thread
   */
  <T> T waitFor(Making<T> making, Wait<T> wait)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (making.isOver()) {
      return wait.await();
    }
    Thread thread = Thread.currentThread();
    waiting.put(thread, making); // before the check: of two checking threads, one sees the other
    try {
      requireOther(thread, making);
      return wait.await();
    } finally {
      waiting.remove(thread, making);
    }
  }

  private void requireOther(Thread thread, Making<?> making) {
    if (making.isMine()) {
      throw new CacheException(
          making.state()
              + " by this very thread: code that runs meanwhile (a factory, a class loader, a"
              + " service) must not ask for it");
    }
    Making<?> next = making;
    for (int steps = waiting.size(); next != null && steps >= 0; steps--) {
      if (next.maker() == thread) {
        throw new CacheException(
            making.state()
                + " by thread '"
                + making.maker().getName()
                + "', which waits for what this thread makes: neither would ever finish. Code that"
                + " runs meanwhile (a factory, a class loader, a service) must not ask for it");
      }
      next = waitedForBy(next.maker());
    }
  }

  private @Nullable Making<?> waitedForBy(Thread thread) {
    Making<?> making = waiting.get(thread);
    return making == null || making.isOver() ? null : making;
  }
}
