package io.github.dynamojcache.internal.connect;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The connections of one HTTP client: who uses them, when they answered last, and whether anybody
 * should use them any more. They are counted here, and not only by the client, so that who waits
 * for one is known. Times are by {@link System#nanoTime()}. Thread-safe.
 */
final class Connections {

  /** More than will ever wait. */
  private static final int EVERYBODY = 1 << 20;

  final SdkHttpClient http;
  final int most;
  private final Semaphore free;
  private final AtomicInteger inUse = new AtomicInteger();
  private volatile boolean haveAnswered;
  private volatile long lastAnswer;
  private volatile boolean doubtful;
  private volatile boolean ended;

  /**
   * @param http the client, which nobody else uses
   * @param most how many connections it may have
   */
  Connections(SdkHttpClient http, int most) {
    this.http = http;
    this.most = most;
    // Not fair: when too many want one, some are served, rather than all too late.
    this.free = new Semaphore(most, /* fair= */ false);
  }

  /** The use of one connection, until it is closed. */
  final class Lease implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();

    @Override
    public void close() {
      if (over.compareAndSet(false, true)) {
        inUse.decrementAndGet();
        free.release();
      }
    }
  }

  /**
   * Takes a connection that is free now. An interrupt does not matter: it says nothing of
   * connections.
   *
   * @return null when there is none
   */
  @Nullable Lease lease() {
    Lease lease = new Lease(); // first: what fails here has taken nothing
    return free.tryAcquire() ? taken(lease) : null;
  }

  /**
   * Takes a connection.
   *
   * @param patience how long to wait for one, nanoseconds
   * @return null when there is none by then
   */
  @Nullable Lease lease(long patience) throws InterruptedException {
    Lease lease = new Lease();
    return free.tryAcquire(patience, TimeUnit.NANOSECONDS) ? taken(lease) : null;
  }

  private Lease taken(Lease lease) {
    inUse.incrementAndGet();
    return lease;
  }

  void answered() {
    lastAnswer = System.nanoTime();
    haveAnswered = true;
  }

  boolean haveAnswered() {
    return haveAnswered;
  }

  /** New ones that have never answered are no worse than those that would take their place. */
  void doubtUnlessAnsweredSince(long begun) {
    doubtful = haveAnswered && lastAnswer - begun < 0;
  }

  /**
   * None of them is to be used again: an {@code Error} came up inside a request, after which the
   * client may have shut down, a connection may never come back, or half an answer be left on one.
   * Who waits for one need not wait any longer.
   */
  void end() {
    ended = true; // first, and before anything that could fail like the request
    if (free.availablePermits() < EVERYBODY) {
      free.release(2 * EVERYBODY);
    }
  }

  boolean areEnded() {
    return ended;
  }

  /** Whether the next request had better use others. */
  boolean areToBeLeft() {
    return ended || doubtful;
  }

  int inUse() {
    return inUse.get();
  }
}
