package io.github.dynamojcache.bypass;

import io.github.dynamojcache.codec.CanonicalKey;
import io.github.dynamojcache.failure.Outage;
import io.github.dynamojcache.store.EntryStore;
import io.github.dynamojcache.store.WriteIntent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.CacheException;

/**
 * Finds out whether DynamoDB is back, and makes up for what is in the journal, in the background:
 * no caller waits for it. There is a thread only while there is something to do. Thread-safe.
 */
final class Recovery {

  private static final String OPERATION = "recovery";
  private static final int KEYS_AT_ONCE = 1_000;

  private final EntryStore store;
  private final Runnable opening;
  private final Gate gate;
  private final Journal journal;
  private final BypassCounters counters;
  private final Duration retryAfter;
  private final Executor executor;
  private final AtomicBoolean running = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean opened = true;

  /**
   * @param opening opens the store, where that could not be done at first
   */
  Recovery(
      EntryStore store,
      Runnable opening,
      Gate gate,
      Journal journal,
      BypassCounters counters,
      Duration retryAfter,
      Executor executor) {
    this.store = store;
    this.opening = opening;
    this.gate = gate;
    this.journal = journal;
    this.counters = counters;
    this.retryAfter = retryAfter;
    this.executor = executor;
  }

  /** The store could not be opened. */
  void mustOpen() {
    opened = false;
  }

  /** Begins if there is something to do, unless it has begun already. */
  void wake() {
    if (isNeeded()
        && stopped.getCount() > 0
        && !running.get()
        && running.compareAndSet(false, true)) {
      try {
        executor.execute(this::run);
      } catch (RejectedExecutionException e) {
        running.set(false); // closing
      }
    }
  }

  private boolean isNeeded() {
    return !gate.isServing() || !journal.isEmpty();
  }

  private void run() {
    try {
      do {
        if (stopped.await(retryAfter.toNanos(), TimeUnit.NANOSECONDS)) {
          return;
        }
        attempt();
      } while (isNeeded());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } finally {
      running.set(false);
    }
    if (isNeeded()) {
      wake(); // something came in after the last look
    }
  }

  private void attempt() {
    boolean shut = !gate.isServing();
    try {
      if (shut) {
        gate.recovering(FailureState.HALF_OPEN);
        probe();
        gate.recovering(FailureState.REPLAYING);
      }
      replay();
      if (shut) {
        gate.reopen();
      }
    } catch (CacheException e) {
      failed(e, shut);
    } catch (RuntimeException e) {
      failed(new CacheException("recovery failed: " + e, e), shut);
    }
  }

  private void failed(CacheException failure, boolean shut) {
    boolean outage = Outage.isOne(failure);
    if (!outage && !journal.isEmpty()) {
      journal.recordEverything(); // what cannot be deleted can perhaps be left behind
    }
    if (shut) {
      gate.stayShut(failure, !outage);
    } else if (outage) {
      gate.failed(failure);
    } else {
      gate.shut(failure);
    }
  }

  private void probe() {
    if (opened) {
      store.refresh(OPERATION);
    } else {
      opening.run();
      opened = true;
    }
  }

  /** What is recorded meanwhile waits for the next time: its keys are bypassed one by one. */
  void replay() {
    Journal.Pending pending = journal.pending();
    if (pending.everything()) {
      store.startNewGeneration(OPERATION);
      counters.generationChanges.increment();
    } else {
      List<CanonicalKey> keys = pending.keys();
      for (int from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
        delete(keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE)));
      }
    }
    journal.forget(pending);
  }

  private void delete(List<CanonicalKey> keys) {
    store.writeAll(
        OPERATION,
        keys.stream()
            .<WriteIntent>map(key -> WriteIntent.remove(key, /* returnOld= */ false))
            .toList());
  }

  /** Stops before the next step. */
  void stop() {
    stopped.countDown();
  }
}
