package io.github.dynamojcache.engine;

import io.github.dynamojcache.store.PartlyWrittenException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.cache.event.CacheEntryListenerException;

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

  /** Does one key. A listener hears of a change that has been made. */
  void finish(K key, Runnable work) {
    try {
      work.run();
    } catch (CacheEntryListenerException e) {
      finished(key);
      throw e;
    }
    finished(key);
  }

  /**
   * Runs what does the keys.
   *
   * @throws RuntimeException what it threw, if all is done; else one that tells what is not
   */
  void run(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      throw ended(e);
    }
  }

  private RuntimeException ended(RuntimeException thrown) {
    Set<K> unfinished = new LinkedHashSet<>(keys);
    unfinished.removeAll(finished);
    RuntimeException cause =
        thrown instanceof PartlyWrittenException && thrown.getCause() instanceof RuntimeException e
            ? e
            : thrown;
    return unfinished.isEmpty()
        ? cause
        : failures.unfinished(operation, Set.copyOf(finished), unfinished, cause);
  }
}
