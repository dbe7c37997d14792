package io.github.dynamojcache.internal.dynamo.chunks;

import io.github.dynamojcache.internal.entries.Deadline;
import java.util.concurrent.TimeUnit;

/**
 * How long chunks stay. They must outlive their entry, whose deadline a read may move. When no
 * entry refers to them any more, DynamoDB's TTL is to delete them, which is free but late.
 */
final class ChunkRetention {

  /** A margin that prevents frequent rewriting of the chunks of entries that are often touched. */
  private static final long SHORTEST_MARGIN = TimeUnit.DAYS.toMillis(1);

  private ChunkRetention() {}

  /**
   * Returns until when the chunks of an entry must stay.
   *
   * @param deadline the entry's deadline, epoch milliseconds
   * @param now the time, epoch milliseconds
   * @return the deadline plus the time from now to it, or plus one day if that is longer
   */
  static long until(long deadline, long now) {
    return deadline == Deadline.ETERNAL
        ? deadline
        : Math.min(
            Deadline.after(deadline, Math.max(deadline - now, SHORTEST_MARGIN)),
            Deadline.ETERNAL - 1); // so that DynamoDB's TTL deletes them in the end
  }

  /**
   * Returns whether chunks stay as long as their entry, but for ever only if the entry does.
   *
   * @param until how long they stay, epoch milliseconds
   * @param deadline the entry's deadline, epoch milliseconds
   */
  static boolean fits(long until, long deadline) {
    return until == deadline || (until > deadline && until < Deadline.ETERNAL);
  }
}
