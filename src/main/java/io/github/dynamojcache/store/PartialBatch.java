package io.github.dynamojcache.store;

import io.github.dynamojcache.failure.UnprocessedItemsException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Sends one batch until nothing of it is left unprocessed: DynamoDB answers a batch in part when it
 * is throttled or when too much was asked for. Waits between tries, and gives up after several
 * without any progress.
 */
final class PartialBatch {

  private static final int MAX_TRIES_WITHOUT_PROGRESS = 8;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private PartialBatch() {}

  /**
   * Sends a batch.
   *
   * @param operation the operation, for the message
   * @param table the table, for the message
   * @param items what to send
   * @param attempt sends what it is given, and returns what was left unprocessed
   * @throws UnprocessedItemsException when DynamoDB takes nothing any more
   */
  static <T> void send(
      String operation, String table, List<T> items, UnaryOperator<List<T>> attempt) {
    Backoff backoff = new Backoff(MAX_TRIES_WITHOUT_PROGRESS, LONGEST_WAIT);
    List<T> waiting = items;
    while (true) {
      List<T> left = attempt.apply(waiting);
      if (left.isEmpty()) {
        return;
      }
      if (left.size() < waiting.size()) {
        backoff.progressed();
      }
      waiting = left;
      if (!backoff.awaitNextTry()) {
        throw new UnprocessedItemsException(
            operation
                + " gave up: DynamoDB left "
                + waiting.size()
                + " of a batch of "
                + items.size()
                + " items of table '"
                + table
                + "' unprocessed "
                + (MAX_TRIES_WITHOUT_PROGRESS + 1)
                + " times in a row (throttled); raise the table's capacity, or ask for less at"
                + " once");
      }
    }
  }
}
