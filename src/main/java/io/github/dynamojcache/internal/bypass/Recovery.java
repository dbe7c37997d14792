package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.internal.failure.Outage;
import io.github.dynamojcache.options.FailureState;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.CacheException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Probes DynamoDB and replays the journal in the background: no caller waits for it. A thread is
 * used only while there is something to do. Thread-safe.
 */
final class Recovery {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  static final String OPERATION = "recovery";

  private final Probe probe;
  private final Replay replay;
  private final BypassSwitch bypassSwitch;
  private final Journal journal;
  private final RetryPause pause;
  private final Executor executor;
  private final AtomicBoolean running = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);

  Recovery(
      Probe probe,
      Replay replay,
      BypassSwitch bypassSwitch,
      Journal journal,
      RetryPause pause,
      Executor executor) {
    this.probe = probe;
    this.replay = replay;
    this.bypassSwitch = bypassSwitch;
    this.journal = journal;
    this.pause = pause;
    this.executor = executor;
  }

  /** Starts the recovery if there is something to do and it is not running already. */
  void wake() {
    if (isNeeded() && !isStopped() && !running.get() && running.compareAndSet(false, true)) {
      try {
        executor.execute(this::run);
      } catch (RejectedExecutionException e) {
        running.set(false); // closing
      } catch (Error e) {
        running.set(false); // no thread can be started, perhaps: the next operation tries again
        throw e;
      }
    }
  }

  private boolean isNeeded() {
    return !bypassSwitch.isServing() || !journal.isEmpty();
  }

  private boolean isStopped() {
    return stopped.getCount() == 0;
  }

  private void run() {
    try {
      do {
        long settled = journal.last(); // requests given up from now on may arrive after the pause
        if (stopped.await(pause.nextNanos(), TimeUnit.NANOSECONDS)) {
          return;
        }
        attempt(settled);
      } while (isNeeded());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } finally {
      running.set(false);
    }
    if (isNeeded()) {
      wake(); // something was added after the last check
    }
  }

  private void attempt(long settled) {
    boolean shut = !bypassSwitch.isServing();
    if (shut && !probe.isDue()) {
      return; // another cache probes, or has just probed
    }
    boolean asked = false;
    try {
      if (shut) {
        bypassSwitch.recovering(FailureState.HALF_OPEN);
        asked = true;
        probe.ask();
        bypassSwitch.recovering(FailureState.REPLAYING);
      }
      boolean emptied = replay.run(settled);
      while (journal.isEverything()) {
        emptied |= replay.run(settled); // cleared during the replay
      }
      if (shut || emptied) {
        bypassSwitch.reopen();
      }
    } catch (CacheException e) {
      failed(e, Outage.isOne(e), shut);
    } catch (RuntimeException e) {
      failed(new CacheException("recovery failed: " + e, e), /* outage= */ false, shut);
    } catch (Error e) {
      // No caller waits for this thread: it logs the error, and tries again as after an outage.
      LOG.warn("the recovery failed, and will be tried again", e);
      failed(new CacheException("recovery failed: " + e, e), /* outage= */ true, shut);
    } finally {
      if (shut && !asked) {
        probe.pass();
      }
    }
  }

  private void failed(CacheException failure, boolean outage, boolean shut) {
    if (isStopped()) {
      return; // it was interrupted
    }
    if (shut || bypassSwitch.state() != FailureState.CLOSED) {
      bypassSwitch.stayShut(failure, !outage);
    } else if (outage) {
      bypassSwitch.failed(failure);
    } else {
      bypassSwitch.shut(failure);
    }
  }

  /** Stops before the next step, without waiting for the answer to a probe. */
  void stop() {
    stopped.countDown();
    probe.abandon();
  }
}
