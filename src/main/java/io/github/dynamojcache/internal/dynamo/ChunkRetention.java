package io.github.dynamojcache.internal.dynamo;

import io.github.dynamojcache.internal.entries.Deadline;
import java.util.concurrent.TimeUnit;

/**
 * How long chunks stay. They must outlive their entry, whose deadline a read may move; and when
 * nobody refers to them any more, DynamoDB's own expiry is to take them: free, and late.
 */
final class ChunkRetention {

  /** So that what is touched often is not rewritten often. */
  private static final long SHORTEST_MARGIN = TimeUnit.DAYS.toMillis(1);

  private ChunkRetention() {}

  /**
   * Returns until when the chunks of an entry shall stay.
   *
   * @param deadline the entry's deadline, epoch milliseconds
   * @param now the time, epoch milliseconds
   * @return the deadline and once more the time that it is away, or a day if that is longer
   */
  static long until(long deadline, long now) {
    return deadline == Deadline.ETERNAL
        ? deadline
        : Math.min(
            Deadline.after(deadline, Math.max(deadline - now, SHORTEST_MARGIN)),
            Deadline.ETERNAL - 1); // DynamoDB's own expiry shall take them some day
  }

  /**
   * Returns whether chunks stay as long as their entry, and not for ever if it does not.
   *
   * @param until how long they stay, epoch milliseconds
   * @param deadline the entry's deadline, epoch milliseconds
   */
  static boolean fits(long until, long deadline) {
    return until == deadline || (until > deadline && until < Deadline.ETERNAL);
  }
}
