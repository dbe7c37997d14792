package io.github.dynamojcache.internal.dynamo.request;

import io.github.dynamojcache.internal.entries.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One batch and its retries. DynamoDB processes only a part of a batch when it is throttled or when
 * the batch is too large; the rest is sent again, after a pause, until nothing is left. Gives up
 * when there is no more progress: after {@value #MAX_TRIES} tries, or when the time is over. A
 * failed request is not retried here, because the SDK has already done so. For one thread.
 *
 * @param <T> the type of item
 */
final class BatchRetry<T> {

  /** How often the batch is sent in a row without any progress. */
  static final int MAX_TRIES = 9;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
  private static final Duration SHORTEST_TIME = Duration.ofMillis(1);

  private final Backoff backoff = new Backoff(MAX_TRIES - 1, LONGEST_WAIT);
  private final Duration patience;
  private final boolean renewed;
  private final LongSupplier nanoTime;
  private List<T> waiting;
  private long since;

  /** Sends items. */
  @FunctionalInterface
  interface Attempt<T> {

    /**
     * Sends a request.
     *
     * @param items what to send
     * @param left the time left for it; null: the usual limits
     * @return what was left unprocessed
     */
    List<T> send(List<T> items, @Nullable Duration left);
  }

  /**
   * @param items what to send
   * @param patience how long to continue without any progress
   * @param renewed whether progress restarts that time; otherwise it is for the whole batch
   * @param nanoTime the clock
   */
  BatchRetry(List<T> items, Duration patience, boolean renewed, LongSupplier nanoTime) {
    this.waiting = items;
    this.patience = patience;
    this.renewed = renewed;
    this.nanoTime = nanoTime;
  }

  /**
   * Sends the batch.
   *
   * @return whether all of it was done
   */
  boolean send(Attempt<T> attempt) {
    since = nanoTime.getAsLong();
    Duration left = null;
    while (true) {
      List<T> undone = attempt.send(waiting, left);
      if (undone.size() < waiting.size()) {
        progressed();
      }
      waiting = undone;
      if (undone.isEmpty()) {
        return true;
      }
      if (!backoff.awaitNextTry(left())) {
        return false;
      }
      left = left();
    }
  }

  private void progressed() {
    backoff.progressed();
    if (renewed) {
      since = nanoTime.getAsLong();
    }
  }

  private Duration left() {
    Duration left = patience.minusNanos(nanoTime.getAsLong() - since);
    return left.compareTo(SHORTEST_TIME) < 0 ? SHORTEST_TIME : left;
  }

  /** Returns the items that are not done, or whose outcome is unknown. */
  List<T> waiting() {
    return waiting;
  }
}
