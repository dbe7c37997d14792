package io.github.dynamojcache.internal.dynamo.entry;

import io.github.dynamojcache.internal.dynamo.entry.InFlightRead.Outcome;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * Threads that read the same key at the same moment share one request. A thread that arrives while
 * a request is in flight joins the next one: the first member of the next one waits until the
 * request in flight is over, then closes its own request to others and sends it. So a response is
 * never older than the call that receives it, and n threads make two requests, not n.
 *
 * <p>No thread waits long for the request of another: after a while ({@code patience}) that request
 * is considered stalled and ignored. The wait is deducted from the time for the thread's own
 * request. Thread-safe.
 */
public final class ReadCoalescer {

  /** The shortest possible time limit of a request. */
  private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final Sender sender;
  private final BiFunction<String, RuntimeException, CacheException> failures;
  private final Duration callTimeout;
  private final long patience;

  /** The most recent request for each key that is being read. */
  private final ConcurrentMap<CanonicalKey, InFlightRead> latest = new ConcurrentHashMap<>();

  /** Reads an entry from the table. */
  @FunctionalInterface
  public interface Sender {
    /**
     * Sends a request now, on the calling thread. It looks up now what the request depends on,
     * above all the current generation.
     *
     * @param left the time left for it; null: all of {@code call-timeout}
     */
    @Nullable StoredEntry send(String operation, CanonicalKey key, @Nullable Duration left);
  }

  /**
   * @param sender sends a request that no other thread is about to send
   * @param failures makes the exception of an operation from what the SDK throws
   * @param callTimeout the longest time for a call, including the wait for other threads
   * @param patience how long to wait for another thread's request; a fraction of {@code
   *     callTimeout}
   */
  public ReadCoalescer(
      Sender sender,
      BiFunction<String, RuntimeException, CacheException> failures,
      Duration callTimeout,
      Duration patience) {
    this.sender = sender;
    this.failures = failures;
    this.callTimeout = callTimeout;
    this.patience = patience.toNanos();
  }

  /**
   * Reads one entry.
   *
   * @return the item as it was at some moment after this call began; null when there was none
   */
  public @Nullable StoredEntry read(String operation, CanonicalKey key) {
    InFlightRead own = new InFlightRead();
    return latest.putIfAbsent(key, own) == null
        ? send(own, operation, key, null)
        : readAmongOthers(new Call(operation, key, System.nanoTime()));
  }

  /**
   * A call that was preceded by others for the same key.
   *
   * @param begun by {@link System#nanoTime()}
   */
  private record Call(String operation, CanonicalKey key, long begun) {}

  private @Nullable StoredEntry readAmongOthers(Call call) {
    InFlightRead stalled = null;
    while (true) {
      InFlightRead last = latest.get(call.key());
      if (last != null && last != stalled && !last.isClosed()) {
        // One patience is for the wait of its sender, and one for its response.
        Outcome outcome = await(last, 2 * patience, call);
        if (outcome instanceof Outcome.Answered answered) {
          return answered.entry();
        }
        if (outcome instanceof Outcome.Failed failed) {
          throw sharedFailure(call.operation(), failed.failure());
        }
        stalled = last;
      } else {
        InFlightRead own = new InFlightRead();
        if (follows(last, own, call.key())) {
          return sendAfter(last == stalled ? null : last, own, call);
        }
      }
    }
  }

  private boolean follows(@Nullable InFlightRead last, InFlightRead own, CanonicalKey key) {
    return last == null ? latest.putIfAbsent(key, own) == null : latest.replace(key, last, own);
  }

  private @Nullable StoredEntry sendAfter(
      @Nullable InFlightRead before, InFlightRead own, Call call) {
    Duration left;
    try {
      if (before != null) {
        await(before, patience, call);
      }
      left = Duration.ofNanos(timeLeft(call));
    } catch (RuntimeException | Error e) {
      end(own, call.key(), Outcome.Abandoned.ABANDONED);
      throw e;
    }
    return send(own, call.operation(), call.key(), left);
  }

  private @Nullable StoredEntry send(
      InFlightRead own, String operation, CanonicalKey key, @Nullable Duration left) {
    Outcome outcome = Outcome.Abandoned.ABANDONED;
    try {
      own.close();
      StoredEntry entry = sender.send(operation, key, left);
      outcome = new Outcome.Answered(entry);
      return entry;
    } catch (CacheException e) {
      if (!isSendersOwn(e)) {
        outcome = new Outcome.Failed(e);
      }
      throw e;
    } finally {
      end(own, key, outcome);
    }
  }

  /** The sender was interrupted, or its time was over; this need not apply to the other threads. */
  private static boolean isSendersOwn(CacheException failure) {
    return Thread.currentThread().isInterrupted()
        || failure.getCause() instanceof ApiCallTimeoutException;
  }

  private void end(InFlightRead own, CanonicalKey key, Outcome outcome) {
    latest.remove(key, own);
    own.end(outcome);
  }

  private @Nullable Outcome await(InFlightRead read, long atMost, Call call) {
    try {
      return read.await(Math.min(atMost, timeLeft(call)));
    } catch (InterruptedException e) {
      throw failures.apply(
          call.operation(),
          AbortedException.create(
              "interrupted while waiting for the request of another thread", e));
    }
  }

  private long timeLeft(Call call) {
    long left = callTimeout.toNanos() - (System.nanoTime() - call.begun());
    if (left < SHORTEST_NANOS) {
      throw failures.apply(
          call.operation(), ApiCallTimeoutException.create(callTimeout.toMillis()));
    }
    return left;
  }

  /**
   * Each caller gets its own exception: it names the caller's operation, has the caller's stack,
   * and no other thread adds to it.
   */
  private CacheException sharedFailure(String operation, CacheException senders) {
    return senders.getCause() instanceof RuntimeException cause
            && !(cause instanceof CacheException)
        ? failures.apply(operation, cause)
        : new CacheException(senders.getMessage(), senders);
  }

  /** Returns how many keys are being read. */
  int size() {
    return latest.size();
  }
}
