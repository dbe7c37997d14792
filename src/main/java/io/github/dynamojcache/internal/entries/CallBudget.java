package io.github.dynamojcache.internal.entries;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The time for an operation that takes several requests, one after another on one thread: they
 * share {@code call-timeout}. The first request needs no limit but that of its client; the others
 * get what is left. Thread-safe.
 */
public final class CallBudget {

  private final Duration limit;

  /** What the thread is doing; not static, so that operations of other caches are others. */
  @SuppressWarnings("ThreadLocalUsage") // one for each open cache, empty between operations
  private final ThreadLocal<@Nullable Run> runs = new ThreadLocal<>();

  /** Set while the thread is at a piece of a bulk operation. */
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
   * Carries out an operation in all of the time, or a part of the one that the thread is at in what
   * that has left.
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
   * Carries out an operation, or a part of the one that the thread is at, in less time.
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
   * Carries out what has time of its own, whatever the operation is at that the thread is in.
   *
   * @param requests what is carried out
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

  /** Carries out a piece of a bulk operation, whose requests each have the time for one. */
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

  /** Returns whether the thread is at a piece of a bulk operation. */
  public boolean isOfBulk() {
    return pieces.get() != null;
  }

  private static void shorten(Run run, Duration left) {
    run.end = Math.min(run.end, System.nanoTime() + left.toNanos());
    run.begun = true;
  }

  /** A request begins: the next one of the operation gets what it leaves. */
  public void requestBegins() {
    Run run = runs.get();
    if (run != null) {
      run.begun = true;
    }
  }

  /** What comes now has all the time again: before it was something that has no limit. */
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
   * @return null when the limit of the client will do; zero or less when there is none
   */
  public @Nullable Duration left() {
    Run run = runs.get();
    return run == null || !run.begun ? null : Duration.ofNanos(run.end - System.nanoTime());
  }
}
