package io.github.dynamojcache.internal.bypass;

import io.github.dynamojcache.internal.entries.EntryStore;
import io.github.dynamojcache.internal.entries.GenerationStore;
import io.github.dynamojcache.internal.failure.Outage;
import io.github.dynamojcache.options.FailureListener;
import io.github.dynamojcache.options.FailureState;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import javax.cache.CacheException;

/**
 * The bypass of one cache: assembles its parts, opens and closes them, and reports its state.
 * Thread-safe.
 */
public final class Bypass implements AutoCloseable {

  private final ConnectionHealth health;
  private final BypassCounters counters = new BypassCounters();
  private final Journal journal;
  private final OutageNotifier notifier;
  private final BypassSwitch bypassSwitch;
  private final Probe probe;
  private final Replay replay;
  private final Recovery recovery;
  private final EntryStore entries;

  /**
   * Creates the bypass. No request is sent yet.
   *
   * @param cache the cache's name
   * @param store its entries in DynamoDB; not closed by the bypass
   * @param generations its generation in DynamoDB
   * @param opening opens the store, with its table
   * @param settings when to bypass DynamoDB
   * @param listeners are notified of state changes
   * @param health the health that the caches of the same connection share
   * @param executor runs the recovery
   * @param userCode runs the listeners
   * @throws CacheException when the library of the circuit breaker is missing
   */
  public Bypass(
      String cache,
      EntryStore store,
      GenerationStore generations,
      Runnable opening,
      BypassSettings settings,
      List<FailureListener> listeners,
      ConnectionHealth health,
      Executor executor,
      Executor userCode) {
    this.health = health;
    this.journal = new Journal(settings.journalKeys());
    this.notifier = new OutageNotifier(cache, listeners, System::nanoTime, userCode);
    this.bypassSwitch = new BypassSwitch(breaker(cache, settings), journal, counters, notifier);
    this.probe = new Probe(generations, opening, health, settings.retryAfter());
    this.replay = new Replay(store, generations, bypassSwitch, journal, counters);
    this.recovery =
        new Recovery(
            probe,
            replay,
            bypassSwitch,
            journal,
            new RetryPause(settings.retryAfter(), () -> ThreadLocalRandom.current().nextDouble()),
            executor);
    this.entries =
        new OutageTolerantStore(store, bypassSwitch, journal, recovery, replay, counters);
  }

  private static Breaker breaker(String cache, BypassSettings settings) {
    try {
      return new Breaker(settings.failures());
    } catch (LinkageError e) {
      throw new CacheException(
          "cache '"
              + cache
              + "': failure-mode = bypass needs the library dev.failsafe:failsafe on the class"
              + " path",
          e);
    }
  }

  /**
   * Opens the store. If DynamoDB fails, or another cache of this connection has just got no
   * response, the cache starts bypassed: an application that opens a hundred caches waits only
   * once.
   *
   * @throws CacheException when the failure is not an outage
   */
  public void open() {
    CacheException silence = health.silence();
    if (silence != null) {
      beginWithout(
          new CacheException(
              "DynamoDB was not contacted: another cache on this client got no response. "
                  + silence.getMessage(),
              silence));
      return;
    }
    try {
      probe.ask();
    } catch (CacheException e) {
      if (!Outage.isOne(e)) {
        throw e;
      }
      counters.failures.increment();
      beginWithout(e);
    }
  }

  /**
   * Starts bypassed. Processes that ended during the outage may have journalled keys, so all older
   * entries are discarded.
   */
  private void beginWithout(CacheException cause) {
    journal.recordEverything();
    bypassSwitch.shut(cause);
    recovery.wake();
  }

  /** Returns the entries as the cache's operations see them. */
  public EntryStore entries() {
    return entries;
  }

  /** Returns whether the cache uses DynamoDB, bypasses it or is recovering. */
  public FailureState state() {
    return bypassSwitch.state();
  }

  /** Returns when the state last changed, epoch milliseconds. */
  public long stateSince() {
    return bypassSwitch.since();
  }

  /** Returns how many single keys wait to be replayed. */
  public int journalledKeys() {
    return journal.size();
  }

  /** Returns whether the whole cache waits to be emptied. */
  public boolean isGenerationChangeDue() {
    return journal.isEverything();
  }

  /** Returns how many requests failed because of an outage. */
  public long failures() {
    return counters.failures.sum();
  }

  /** Returns how many reads missed because they were not sent, or not answered. */
  public long skippedReads() {
    return counters.skippedReads.sum();
  }

  /** Returns how many writes were not sent, or not answered. */
  public long skippedWrites() {
    return counters.skippedWrites.sum();
  }

  /** Returns how often the cache was emptied because deleting single keys was not enough. */
  public long generationChanges() {
    return counters.generationChanges.sum();
  }

  /**
   * Stops the recovery. The journal is replayed if DynamoDB answers; otherwise it is lost, and that
   * is logged. Never throws.
   */
  @Override
  public void close() {
    recovery.stop();
    if (isAnswered() && !journal.isEmpty()) {
      try {
        replay.run(journal.last());
      } catch (CacheException e) {
        notifier.failed(e);
      }
    }
    if (!journal.isEmpty()) {
      notifier.left(journal.size(), journal.isEverything());
    }
  }

  private boolean isAnswered() {
    FailureState state = bypassSwitch.state();
    return state == FailureState.CLOSED || state == FailureState.REPLAYING;
  }
}
