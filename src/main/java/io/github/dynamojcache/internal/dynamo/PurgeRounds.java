package io.github.dynamojcache.internal.dynamo;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When a manager looks next for destroyed caches, table by table, whichever of its caches does it.
 * There is no timer: who reads a meta item, as every cache in use does, sees whether it is time.
 * Thread-safe.
 */
public final class PurgeRounds {

  /** How long a round is apart from the next, at the least; at random up to half as much longer. */
  static final Duration PAUSE = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final ConcurrentMap<String, AtomicLong> next = new ConcurrentHashMap<>();

  /**
   * Creates rounds of which the first is due some minutes from now.
   *
   * @param clock the time
   */
  public PurgeRounds(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns whether it is time to look into a table; then it is the caller who does. */
  boolean begin(String table) {
    long now = clock.millis();
    AtomicLong due = next.get(table);
    if (due == null) {
      next.putIfAbsent(table, new AtomicLong(later(now)));
      return false;
    }
    long time = due.get();
    return time <= now && due.compareAndSet(time, later(now));
  }

  /** A round was cut short: another cache goes on at once. */
  void again(String table) {
    AtomicLong due = next.get(table);
    if (due != null) {
      due.set(clock.millis());
    }
  }

  /** It is of no use to look into a table. */
  void end(String table) {
    next.put(table, new AtomicLong(Long.MAX_VALUE));
  }

  private static long later(long now) {
    long pause = PAUSE.toMillis();
    return now + pause + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
  }
}
