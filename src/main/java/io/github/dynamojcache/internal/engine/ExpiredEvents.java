package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.entries.WriteOutcome;
import io.github.dynamojcache.internal.failure.UserCodeFailure;
import javax.cache.CacheException;
import javax.cache.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * EXPIRED events. DynamoDB does not report that an item has expired. The event is published when a
 * JVM finds the item, by the JVM whose write deletes or replaces it: once. Thread-safe.
 */
final class ExpiredEvents<K, V> {

  private final EngineContext<K, V> context;
  private final EntryMutexes mutexes;

  ExpiredEvents(EngineContext<K, V> context) {
    this.context = context;
    this.mutexes = context.mutexes();
  }

  /**
   * Handles an item that a read found: if it has expired, and a listener is registered for that,
   * the item is deleted and the event is published.
   */
  void found(K key, @Nullable StoredEntry seen) {
    if (!isWanted(seen) || seen == null) {
      return;
    }
    WriteIntent delete = WriteIntent.removeIfUnmodified(seen.key(), seen.version());
    try {
      mutexes.holding(
          seen.key(),
          held -> {
            WriteOutcome outcome =
                held.inTimeLeft(context.budget(), () -> context.store().write("expire", delete));
            if (outcome.applied()) {
              publish(key, seen);
            }
            return outcome;
          });
    } catch (CacheException e) {
      if (UserCodeFailure.isOne(e)) {
        throw e;
      }
      context.failures().wentOnWithout(BestEffortWrite.EXPIRED, "expire", e);
    }
  }

  /** Handles an item that a write of this JVM has just replaced. */
  void writtenOver(K key, @Nullable StoredEntry before) {
    if (isWanted(before) && before != null) {
      publish(key, before);
    }
  }

  /**
   * Returns whether an item that was read, and is a miss, matters to a value that is stored in its
   * place: it is live and cannot be decoded, or its expiry is to be published.
   */
  boolean concerns(StoredEntry entry) {
    return entry.isLive(context.clock().millis()) || isWanted(entry);
  }

  private boolean isWanted(@Nullable StoredEntry entry) {
    return entry != null
        && context.events().isRegistered(EventType.EXPIRED)
        && !entry.isLive(context.clock().millis());
  }

  private void publish(K key, StoredEntry expired) {
    V value = context.codec().decodeValue(expired);
    if (value != null) {
      mutexes.tell(
          expired.key(), () -> context.events().publish(EventType.EXPIRED, key, value, value));
    }
  }
}
