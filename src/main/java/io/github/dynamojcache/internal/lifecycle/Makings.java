package io.github.dynamojcache.internal.lifecycle;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * What is being made in all managers of one provider, and which threads wait for it: managers,
 * connections, caches. Only who sees all of them can tell that threads wait for each other.
 * Thread-safe.
 */
public final class Makings {

  /** Longer than a table may take to be created. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Duration patience;
  private final ConcurrentMap<Thread, Making<?>> waiting = new ConcurrentHashMap<>();

  public Makings() {
    this(PATIENCE);
  }

  /**
   * @param patience the longest time to wait for what another thread makes
   */
  public Makings(Duration patience) {
    this.patience = patience;
  }

  Duration patience() {
    return patience;
  }

  /**
   * Begins to make something in the calling thread.
   *
   * @param state what is said of it meanwhile, such as "cache 'books' is being opened"
   */
  public <T> Making<T> begin(String state) {
    return new Making<>(this, state);
  }

  /** A wait for the end of a making. */
  @FunctionalInterface
  interface Wait<T> {
    T await() throws InterruptedException, ExecutionException, TimeoutException;
  }

  /**
   * Waits, if the wait can end.
   *
   * @throws CacheException when the calling thread makes it, or is waited for by who makes it
   */
  <T> T waitFor(Making<T> making, Wait<T> wait)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (making.isOver()) {
      return wait.await();
    }
    Thread thread = Thread.currentThread();
    waiting.put(thread, making); // before the look: of two that look, one sees the other
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
              + " by this very thread: what is called meanwhile (a factory, a class loader, a"
              + " service) must not ask for it");
    }
    Making<?> next = making;
    for (int steps = waiting.size(); next != null && steps >= 0; steps--) {
      if (next.maker() == thread) {
        throw new CacheException(
            making.state()
                + " by thread '"
                + making.maker().getName()
                + "', which waits for what this thread makes: neither would ever get on. What is"
                + " called meanwhile (a factory, a class loader, a service) must not ask for it");
      }
      next = waitedForBy(next.maker());
    }
  }

  private @Nullable Making<?> waitedForBy(Thread thread) {
    Making<?> making = waiting.get(thread);
    return making == null || making.isOver() ? null : making;
  }
}
