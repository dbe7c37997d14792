package io.github.dynamojcache.engine;

import io.github.dynamojcache.store.PartlyWrittenException;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.cache.event.CacheEntryListenerException;

/**
 * How far a bulk operation has come: which of its keys are certainly done. Thread-safe.
 *
 * @param <K> the type of key
 */
final class BulkProgress<K> {

  private final String operation;
  private final BulkKeys<K> keys;
  private final OperationFailures failures;
  private final BitSet finished = new BitSet(); // guarded by this

  /**
   * @param keys all that are to be done
   */
  BulkProgress(String operation, BulkKeys<K> keys, OperationFailures failures) {
    this.operation = operation;
    this.keys = keys;
    this.failures = failures;
  }

  /**
   * A key is done.
   *
   * @param place its place among the keys
   */
  synchronized void finished(int place) {
    finished.set(place);
  }

  /** Does one key. A listener hears of a change that has been made. */
  void finish(int place, Runnable work) {
    try {
      work.run();
    } catch (CacheEntryListenerException e) {
      finished(place);
      throw e;
    }
    finished(place);
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

  private synchronized RuntimeException ended(RuntimeException thrown) {
    RuntimeException cause =
        thrown instanceof PartlyWrittenException && thrown.getCause() instanceof RuntimeException e
            ? e
            : thrown;
    if (finished.cardinality() == keys.size()) {
      return cause;
    }
    Set<K> done = new HashSet<>();
    Set<K> unfinished = new LinkedHashSet<>();
    for (int place = 0; place < keys.size(); place++) {
      (finished.get(place) ? done : unfinished).add(keys.object(place));
    }
    keys.doubles().forEach((key, place) -> (finished.get(place) ? done : unfinished).add(key));
    return failures.unfinished(operation, done, unfinished, cause);
  }
}
