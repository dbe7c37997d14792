package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.internal.failure.Outage;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.options.FailureState;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to DynamoDB, or bypasses it. Thread-safe.
 *
 * <p>Only the failing thread knows of the failure, so it journals the key before it returns; later
 * operations look into the journal first.
 */
final class BypassSwitch {

  private final Breaker breaker;
  private final Journal journal;
  private final BypassCounters counters;
  private final OutageNotifier notifier;
  private volatile FailureState state = FailureState.CLOSED;
  private volatile long since = System.currentTimeMillis();
  private volatile int timesShut;
  private volatile @Nullable CacheException refusal;

  /**
   * The root causes already counted, one for each request: threads that share a request get the
   * same cause.
   */
  private final Set<Throwable> counted =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  BypassSwitch(Breaker breaker, Journal journal, BypassCounters counters, OutageNotifier notifier) {
    this.breaker = breaker;
    this.journal = journal;
    this.counters = counters;
    this.notifier = notifier;
  }

  boolean isServing() {
    return state == FailureState.CLOSED && !journal.isEverything();
  }

  boolean isServing(CanonicalKey key) {
    return isServing() && !journal.contains(key);
  }

  /**
   * Sends a request, or bypasses DynamoDB.
   *
   * @param serving whether the request is to be sent
   * @param request sends the request
   * @param otherwise runs when no request was sent, or it got no answer; its argument is true when
   *     a request was sent, which DynamoDB may still carry out
   * @throws CacheException when the failure is not an outage: DynamoDB, or the access to it, is
   *     configured wrongly
   */
  <T extends @Nullable Object> T pass(
      boolean serving, Supplier<T> request, Function<Boolean, T> otherwise) {
    if (serving) {
      try {
        T answer = request.get();
        breaker.succeeded();
        return answer;
      } catch (CacheException e) {
        if (!Outage.isOne(e)) {
          throw e;
        }
        failed(e);
      }
      return otherwise.apply(/* sent= */ true);
    }
    T instead = otherwise.apply(/* sent= */ false);
    CacheException refused = refusal;
    if (refused != null) {
      throw new CacheException(refused.getMessage(), refused);
    }
    return instead;
  }

  /** Counts a failure, and shuts the switch when the breaker opens. */
  void failed(CacheException failure) {
    if (!counted.add(root(failure))) {
      return;
    }
    counters.failures.increment();
    // A hot partition is no reason to bypass the other partitions.
    if (!Outage.isOfOnePartition(failure) && breaker.failed()) {
      shut(failure);
    } else {
      notifier.failed(failure);
    }
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  /**
   * Stops sending requests.
   *
   * @param cause the failure; null when the cache is to be emptied and cannot be at the moment
   */
  synchronized void shut(@Nullable CacheException cause) {
    breaker.open();
    if (state == FailureState.CLOSED) {
      timesShut++;
      change(FailureState.OPEN, cause);
    }
  }

  /** Enters a step of the recovery. */
  synchronized void recovering(FailureState step) {
    change(step, null);
  }

  /**
   * Stays shut because the recovery failed.
   *
   * @param refused true when the failure is not an outage; operations then throw it from now on
   */
  synchronized void stayShut(CacheException failure, boolean refused) {
    counters.failures.increment();
    refusal = refused ? failure : null;
    change(FailureState.OPEN, failure);
  }

  /** Sends requests again, except those for keys in the journal. */
  synchronized void reopen() {
    refusal = null;
    breaker.close();
    change(FailureState.CLOSED, null);
  }

  private void change(FailureState now, @Nullable CacheException cause) {
    state = now;
    since = System.currentTimeMillis();
    notifier.changed(now, cause);
  }

  FailureState state() {
    return state;
  }

  /** Returns when the state last changed, epoch milliseconds. */
  long since() {
    return since;
  }

  /**
   * Returns how often the switch was shut. An iteration that began before the last time may hold
   * stale entries.
   */
  int timesShut() {
    return timesShut;
  }
}
