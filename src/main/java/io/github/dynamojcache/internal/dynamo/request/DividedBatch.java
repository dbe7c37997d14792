package io.github.dynamojcache.internal.dynamo.request;

import io.github.dynamojcache.internal.failure.Outage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import javax.cache.CacheException;

/**
 * A batch that is sent as one request, or in parts if the network does not carry it in the time for
 * an attempt: a part that timed out is halved, down to single items. First, one small request
 * checks whether anything is answered at all, so that an outage ends the batch just as early. Each
 * part has the time of a request; a response counts as progress. For one thread.
 *
 * @param <T> the type of item
 */
final class DividedBatch<T> {

  private final DynamoCalls calls;
  private final Weights<T> weights;
  private final boolean renewed;
  private final LongSupplier nanoTime;
  private List<T> waiting;
  private int most;

  /**
   * The sizes of items on the network, as far as they are known before the items are sent.
   *
   * @param <T> the type of item
   */
  interface Weights<T> {

    /** Returns the bytes of an item; 0 if they are unknown. */
    long of(T item);

    /** Returns whether a batch that timed out may have done so because it is large. */
    boolean mayBeTooMuch(List<T> sent);
  }

  /**
   * @param items what to send, no more than a request can hold
   * @param renewed whether progress restarts the time; if not, nothing is divided either
   */
  DividedBatch(
      DynamoCalls calls,
      List<T> items,
      Weights<T> weights,
      boolean renewed,
      LongSupplier nanoTime) {
    this.calls = calls;
    this.waiting = items;
    this.weights = weights;
    this.renewed = renewed;
    this.nanoTime = nanoTime;
    this.most = items.size();
  }

  /**
   * Sends the batch.
   *
   * @return whether all of it was done
   */
  boolean send(BatchRetry.Attempt<T> attempt) {
    while (!waiting.isEmpty()) {
      List<T> part = nextPart();
      long sent = nanoTime.getAsLong();
      try {
        if (!send(part, attempt)) {
          return false;
        }
      } catch (CacheException e) {
        divide(part, sent, attempt, e);
      }
    }
    return true;
  }

  private boolean send(List<T> part, BatchRetry.Attempt<T> attempt) {
    List<T> rest = waiting.subList(part.size(), waiting.size());
    BatchRetry<T> batch = new BatchRetry<>(part, calls.patience(), renewed, nanoTime);
    try {
      return isLight(part)
          ? batch.send(attempt)
          : calls.pace().inTurn(calls.patience(), () -> batch.send(attempt));
    } finally {
      waiting = joined(batch.waiting(), rest);
    }
  }

  private boolean isLight(List<T> part) {
    long bytes = bytes(part);
    return bytes > 0 && bytes <= BatchPace.LIGHT_BYTES;
  }

  /** Makes the parts smaller, or rethrows the failure. */
  private void divide(
      List<T> part, long sent, BatchRetry.Attempt<T> attempt, CacheException failure) {
    if (!renewed
        || part.size() == 1
        || !Outage.isOutOfTime(failure)
        || !weights.mayBeTooMuch(part)
        || !calls.pace().isTooMuch(sent, bytes(part), () -> isAnswered(attempt))) {
      throw failure;
    }
    most = Math.max(1, part.size() / 2);
  }

  /** Sends the smallest item that is left, with the time of one attempt. */
  private boolean isAnswered(BatchRetry.Attempt<T> attempt) {
    T smallest = waiting.get(0);
    for (T item : waiting) {
      smallest = weights.of(item) < weights.of(smallest) ? item : smallest;
    }
    try {
      if (attempt.send(List.of(smallest), calls.attemptTimeout()).isEmpty()) {
        List<T> others = new ArrayList<>(waiting);
        others.remove(smallest);
        waiting = others;
      }
      return true;
    } catch (CacheException e) {
      if (Outage.isOutOfTime(e)) {
        return false;
      }
      throw e;
    }
  }

  private List<T> nextPart() {
    int count = 0;
    long bytes = 0;
    int limit = calls.pace().requestBytes();
    boolean weigh = calls.pace().isNarrow();
    for (T item : waiting) {
      bytes += weigh ? weights.of(item) : 0;
      if (count == most || (count > 0 && bytes > limit)) {
        break;
      }
      count++;
    }
    return waiting.subList(0, count);
  }

  private long bytes(List<T> items) {
    long bytes = 0;
    for (T item : items) {
      bytes += weights.of(item);
    }
    return bytes;
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    if (second.isEmpty() || first.isEmpty()) {
      return second.isEmpty() ? first : second;
    }
    List<T> both = new ArrayList<>(first);
    both.addAll(second);
    return both;
  }

  /** Returns the items that are not done, or whose outcome is unknown. */
  List<T> waiting() {
    return waiting;
  }
}
