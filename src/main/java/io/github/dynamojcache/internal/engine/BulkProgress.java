package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.entries.PartlyWrittenException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a bulk operation: which of its keys are certainly done. Thread-safe.
 *
 * @param <K> the type of key
 */
final class BulkProgress<K> {

  private final String operation;
  private final BulkKeys<K> keys;
  private final OperationFailures failures;
  private final BitSet finished = new BitSet(); // guarded by this

  /**
   * @param keys all keys of the operation
   */
  BulkProgress(String operation, BulkKeys<K> keys, OperationFailures failures) {
    this.operation = operation;
    this.keys = keys;
    this.failures = failures;
  }

  /**
   * Marks a key as done.
   *
   * @param place its place among the keys
   */
  synchronized void finished(int place) {
    finished.set(place);
  }

  /** Marks all keys as done, except those in the given places. */
  synchronized void finishedAllBut(BitSet places) {
    finished.set(0, keys.size());
    finished.andNot(places);
  }

  /**
   * Runs the work on the keys.
   *
   * @throws RuntimeException the exception of the work if all keys are done; else one that lists
   *     the keys that are not
   * @throws Error the error of the work; the exception for the keys that are not done is suppressed
   *     in it
   */
  void run(Runnable work) {
    try {
      work.run();
    } catch (PartlyWrittenException e) {
      ended(e.getCause() == null ? e : e.getCause());
    } catch (RuntimeException | Error e) {
      ended(e);
    }
  }

  private void ended(Throwable cause) {
    RuntimeException told = unfinished(cause);
    if (cause instanceof Error error) {
      if (told != null) {
        error.addSuppressed(told);
      }
      throw error;
    }
    throw told == null ? (RuntimeException) cause : told;
  }

  private @Nullable RuntimeException unfinished(Throwable cause) {
    BitSet places = finished();
    if (places.cardinality() == keys.size()) {
      return null;
    }
    Set<K> done = new HashSet<>();
    Set<K> unfinished = new LinkedHashSet<>();
    for (int place = 0; place < keys.size(); place++) {
      (places.get(place) ? done : unfinished).add(keys.object(place));
    }
    keys.doubles().forEach((key, place) -> (places.get(place) ? done : unfinished).add(key));
    return failures.unfinished(operation, done, unfinished, cause);
  }

  private synchronized BitSet finished() {
    return (BitSet) finished.clone();
  }
}
