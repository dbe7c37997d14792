package io.github.dynamojcache.internal.entries;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The time for an operation that takes several requests, one after another on one thread: they
 * share {@code call-timeout}. The first request is limited only by its client; the others get the
 * time that is left. Thread-safe.
 */
public final class CallBudget {

  private final Duration limit;

  /**
   * The operation that the thread is in. Not static, so that operations of other caches are
   * separate.
   */
  @SuppressWarnings("ThreadLocalUsage") // one for each open cache, empty between operations
  private final ThreadLocal<@Nullable Run> runs = new ThreadLocal<>();

  /** Set while the thread runs a piece of a bulk operation. */
  @SuppressWarnings("ThreadLocalUsage") // as above
  private final ThreadLocal<@Nullable Boolean> pieces = new ThreadLocal<>();

  public CallBudget(Duration limit) {
    this.limit = limit;
  }

  /** One operation under way; times are by {@link System#nanoTime()}. */
  private static final class Run {
    private long end;
    private boolean begun;
  }

  /**
   * Runs an operation in the whole limit, or a part of the thread's current operation in what that
   * operation has left.
   *
   * @param requests reads, writes and accesses of one entry, on this thread
   * @return what it returns
   */
  public <T extends @Nullable Object> T share(Supplier<T> requests) {
    if (runs.get() != null) {
      return requests.get();
    }
    Run run = new Run();
    run.end = System.nanoTime() + limit.toNanos();
    runs.set(run);
    try {
      return requests.get();
    } finally {
      runs.remove();
    }
  }

  /**
   * Runs an operation, or a part of the thread's current operation, in less time.
   *
   * @param left the time that is left for it
   * @param requests reads, writes and accesses of one entry, on this thread
   * @return what it returns
   */
  public <T extends @Nullable Object> T share(Duration left, Supplier<T> requests) {
    return share(
        () -> {
          shorten(Objects.requireNonNull(runs.get()), left);
          return requests.get();
        });
  }

  /**
   * Runs requests with a time of their own, outside the operation that the thread is in.
   *
   * @param requests the requests
   */
  public <T extends @Nullable Object> T apart(Supplier<T> requests) {
    Run whole = runs.get();
    if (whole == null) {
      return requests.get();
    }
    runs.remove();
    try {
      return requests.get();
    } finally {
      runs.set(whole);
    }
  }

  /** Runs a piece of a bulk operation: each of its requests has the time for one request. */
  public void ofBulk(Runnable piece) {
    if (isOfBulk()) {
      piece.run();
      return;
    }
    pieces.set(true);
    try {
      piece.run();
    } finally {
      pieces.remove();
    }
  }

  /** Returns whether the thread runs a piece of a bulk operation. */
  public boolean isOfBulk() {
    return pieces.get() != null;
  }

  private static void shorten(Run run, Duration left) {
    run.end = Math.min(run.end, System.nanoTime() + left.toNanos());
    run.begun = true;
  }

  /** A request begins: the next one of the operation gets the time that is left. */
  public void requestBegins() {
    Run run = runs.get();
    if (run != null) {
      run.begun = true;
    }
  }

  /** Gives the following requests the whole time again, after work that has no limit. */
  public void beginAgain() {
    Run run = runs.get();
    if (run != null) {
      run.end = System.nanoTime() + limit.toNanos();
      run.begun = false;
    }
  }

  /**
   * Returns the time that is left for the next request of this thread.
   *
   * @return null when the client's limit is enough; zero or less when no time is left
   */
  public @Nullable Duration left() {
    Run run = runs.get();
    return run == null || !run.begun ? null : Duration.ofNanos(run.end - System.nanoTime());
  }
}
