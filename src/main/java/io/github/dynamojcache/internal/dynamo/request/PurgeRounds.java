package io.github.dynamojcache.internal.dynamo.request;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * When a manager next checks for destroyed caches, table by table, whichever of its caches does it.
 * There is no timer: every cache in use reads a meta item, and then checks whether a round is due.
 * Thread-safe.
 */
public final class PurgeRounds {

  /** The shortest time between two rounds; a random delay of up to half that time is added. */
  static final Duration PAUSE = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final ConcurrentMap<String, AtomicLong> next = new ConcurrentHashMap<>();

  /**
   * Creates rounds, the first of which is due some minutes from now.
   *
   * @param clock the time
   */
  public PurgeRounds(InstantSource clock) {
    this.clock = clock;
  }

  /** Returns whether a check of a table is due; if so, the caller must do it. */
  public boolean begin(String table) {
    long now = clock.millis();
    AtomicLong due = next.get(table);
    if (due == null) {
      next.putIfAbsent(table, new AtomicLong(later(now)));
      return false;
    }
    long time = due.get();
    return time <= now && due.compareAndSet(time, later(now));
  }

  /** Makes the next round due at once, because one was cut short: another cache continues. */
  public void again(String table) {
    AtomicLong due = next.get(table);
    if (due != null) {
      due.set(clock.millis());
    }
  }

  /** Ends the rounds for a table, because checking it is pointless. */
  public void end(String table) {
    next.put(table, new AtomicLong(Long.MAX_VALUE));
  }

  private static long later(long now) {
    long pause = PAUSE.toMillis();
    return now + pause + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
  }
}
