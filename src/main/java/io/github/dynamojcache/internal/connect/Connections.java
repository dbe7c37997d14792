package io.github.dynamojcache.internal.connect;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The connections of one HTTP client: how many are in use, when a response last arrived, and
 * whether they should still be used. They are counted here, not only in the client, so that waiting
 * requests are known. Times are by {@link System#nanoTime()}. Thread-safe.
 */
final class Connections {

  /** More threads than will ever wait. */
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
   * @param http the client, used only here
   * @param most the most connections it may have
   */
  Connections(SdkHttpClient http, int most) {
    this.http = http;
    this.most = most;
    // Not fair: under overload, some requests are served in time, instead of all too late.
    this.free = new Semaphore(most, /* fair= */ false);
  }

  /** The use of one connection, until closed. */
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
   * Takes a free connection without waiting. Ignores an interrupt, which says nothing about
   * connections.
   *
   * @return null when none is free
   */
  @Nullable Lease lease() {
    Lease lease = new Lease(); // first: if this fails, nothing was taken
    return free.tryAcquire() ? taken(lease) : null;
  }

  /**
   * Takes a connection.
   *
   * @param patience the longest wait, in nanoseconds
   * @return null when none became free in time
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

  /**
   * Marks the connections as doubtful if no response arrived since then. Not if none ever arrived:
   * new connections would be no better.
   */
  void doubtUnlessAnsweredSince(long begun) {
    doubtful = haveAnswered && lastAnswer - begun < 0;
  }

  /**
   * Ends the use of these connections after an {@code Error} inside a request: the client may have
   * shut down, a connection may never be released, or half a response may be left on one. Threads
   * that wait for a connection stop waiting.
   */
  void end() {
    ended = true; // before any code that could fail like the request
    if (free.availablePermits() < EVERYBODY) {
      free.release(2 * EVERYBODY);
    }
  }

  boolean areEnded() {
    return ended;
  }

  /** Returns whether the next request should use other connections. */
  boolean areToBeLeft() {
    return ended || doubtful;
  }

  int inUse() {
    return inUse.get();
  }
}
