package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.keys.CanonicalKey;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Reports changes, in one place for all operations: first the statistics, then the events, which
 * are published when the key has been released. Thread-safe.
 */
final class OutcomeReporter<K, V> {

  private final OperationStatistics statistics;
  private final EntryEvents<K, V> events;
  private final EntryMutexes mutexes;

  OutcomeReporter(EngineContext<K, V> context) {
    this.statistics = context.statistics();
    this.events = context.events();
    this.mutexes = context.mutexes();
  }

  /** Returns the time at which an operation starts, in nanoseconds; 0 while nothing is counted. */
  long startTime() {
    return statistics.isEnabled() ? System.nanoTime() : 0;
  }

  void settle(
      K key,
      CanonicalKey stored,
      WriteOperation<V> operation,
      OperationResult<V> change,
      long startTime) {
    if (statistics.isEnabled()) {
      count(operation, change, startTime);
    }
    announce(key, stored, change);
  }

  private void count(WriteOperation<V> operation, OperationResult<V> change, long startTime) {
    long nanos = startTime == 0 ? 0 : System.nanoTime() - startTime;
    if (operation.countsLookup() && change.kind() != OperationResult.Kind.UPDATED_UNSEEN) {
      lookup(change.found(), nanos);
    }
    switch (change.kind()) {
      case CREATED, UPDATED, UPDATED_UNSEEN -> {
        if (operation.countsPut()) {
          statistics.recordPuts(1);
          statistics.recordPutTime(nanos);
        }
      }
      case REMOVED -> {
        statistics.recordRemovals(1);
        statistics.recordRemoveTime(nanos);
      }
      case NONE, WRITTEN_THROUGH -> {}
    }
  }

  void lookup(boolean found, long nanos) {
    if (found) {
      statistics.recordHits(1);
    } else {
      statistics.recordMisses(1);
    }
    statistics.recordGetTime(nanos);
  }

  private void announce(K key, CanonicalKey stored, OperationResult<V> change) {
    V oldValue = change.oldValue();
    V newValue = change.newValue();
    switch (change.kind()) {
      case CREATED -> publish(EventType.CREATED, key, stored, newValue, null);
      case UPDATED, UPDATED_UNSEEN -> publish(EventType.UPDATED, key, stored, newValue, oldValue);
      case REMOVED -> publish(EventType.REMOVED, key, stored, oldValue, oldValue);
      case NONE, WRITTEN_THROUGH -> {}
    }
  }

  private void publish(
      EventType type, K key, CanonicalKey stored, @Nullable V value, @Nullable V oldValue) {
    if (value != null && events.isRegistered(type)) {
      mutexes.tell(stored, () -> events.publish(type, key, value, oldValue));
    }
  }
}
