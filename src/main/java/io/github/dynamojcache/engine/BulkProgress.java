package io.github.dynamojcache.engine;

import io.github.dynamojcache.store.PartlyWrittenException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far a bulk operation has come: which of its keys are certainly done. Thread-safe.
 *
 * @param <K> the type of key
 */
final class BulkProgress<K> {

  private final String operation;
  private final Set<K> keys;
  private final OperationFailures failures;
  private final Set<K> finished = ConcurrentHashMap.newKeySet();

  /**
   * @param keys all that are to be done
   */
  BulkProgress(String operation, Set<? extends K> keys, OperationFailures failures) {
    this.operation = operation;
    this.keys = new LinkedHashSet<>(keys);
    this.failures = failures;
  }

  void finished(K key) {
    finished.add(key);
  }

  /**
   * Runs what does the keys.
   *
   * @throws RuntimeException what it threw, if all is done; else one that tells what is not
   * @throws Error what it threw; what is not done is suppressed in it
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
    Set<K> unfinished = new LinkedHashSet<>(keys);
    unfinished.removeAll(finished);
    if (!unfinished.isEmpty()) {
      RuntimeException told =
          failures.unfinished(operation, Set.copyOf(finished), unfinished, cause);
      if (cause instanceof Error error) {
        error.addSuppressed(told);
        throw error;
      }
      throw told;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) cause;
  }
}
