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
 * One cache's way of doing without DynamoDB: puts its parts together, opens and closes it, and says
 * how it stands. Thread-safe.
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
   * Creates it. Sends nothing yet.
   *
   * @param cache the cache's name
   * @param store its entries in DynamoDB; not closed by this
   * @param generations its generation there
   * @param opening opens the store, with its table
   * @param settings when to do without
   * @param listeners hear of changes of the state
   * @param health what the caches of the same connection know
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
   * Opens the store, or begins without it when DynamoDB fails, or when another cache of this
   * connection has just heard nothing there: who opens a hundred caches waits once.
   *
   * @throws CacheException when it is not an outage
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
   * Nobody knows what other processes have journalled that ended during the outage, so no entry of
   * before is seen again.
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

  /** Returns how the cache stands to DynamoDB. */
  public FailureState state() {
    return bypassSwitch.state();
  }

  /** Returns since when it does, epoch milliseconds. */
  public long stateSince() {
    return bypassSwitch.since();
  }

  /** Returns how many keys wait to be made up for, one by one. */
  public int journalledKeys() {
    return journal.size();
  }

  /** Returns whether the whole cache waits to be emptied. */
  public boolean isGenerationChangeDue() {
    return journal.isEverything();
  }

  /** Returns how many requests were failed by an outage. */
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

  /** Returns how often the cache was emptied because single keys would not do. */
  public long generationChanges() {
    return counters.generationChanges.sum();
  }

  /**
   * Stops. What is journalled is made up for if DynamoDB answers; else it is lost, which is logged.
   * Never throws.
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
