package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.entries.Deadline;
import javax.cache.expiry.ExpiryPolicy;

/** Reads of one entry at a steady rate, with the engine's own decisions and a clock of its own. */
public final class SimulatedReads {

  private static final long CREATED = 1_700_000_000_000L;

  private SimulatedReads() {}

  /**
   * Counts the reads that move the entry's deadline. The first read comes one interval after the
   * entry's creation.
   *
   * @param policy the cache's policy; a read must not be its end
   * @param threshold the setting {@code touch-threshold}
   * @param reads how many reads
   * @param interval the time between two reads, in milliseconds
   * @return how many of the reads are writes too
   * @throws IllegalStateException if the entry expires in between
   */
  public static int touches(ExpiryPolicy policy, double threshold, int reads, long interval) {
    EntryExpiry expiry = new EntryExpiry(policy, threshold);
    long deadline = deadline(expiry.forCreation(), CREATED);
    int touches = 0;
    for (int read = 1; read <= reads; read++) {
      long now = CREATED + read * interval;
      if (deadline <= now) {
        throw new IllegalStateException("expired at read " + read);
      }
      if (expiry.forAccess() instanceof Lifetime.For access
          && expiry.isTouchDue(access, deadline, now)) {
        deadline = deadline(access, now);
        touches++;
      }
    }
    return touches;
  }

  private static long deadline(Lifetime lifetime, long now) {
    return Deadline.after(now, ((Lifetime.For) lifetime).millis());
  }
}
