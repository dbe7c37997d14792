package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * The effect of an access on an entry that was read: usually none; otherwise it moves the deadline,
 * or expires the entry. Thread-safe.
 */
final class AccessExpiry<K, V> {

  private final EngineContext<K, V> context;

  /**
   * The deadlines that threads of this JVM are moving now: other threads need not move them too.
   */
  private final Set<Moving> underWay = ConcurrentHashMap.newKeySet();

  AccessExpiry(EngineContext<K, V> context) {
    this.context = context;
  }

  /** A deadline in the table that is about to be moved. */
  private record Moving(CanonicalKey key, long deadline) {}

  /**
   * Calls the policy for the effect of the access.
   *
   * @param seen the live entry that was read
   * @return the write that is due, or null
   */
  @Nullable WriteIntent due(CanonicalKey key, StoredEntry seen) {
    Lifetime lifetime = context.expiry().forAccess();
    if (lifetime instanceof Lifetime.Zero) {
      return WriteIntent.removeIfUnmodified(key, seen.version());
    }
    long now = context.clock().millis();
    return lifetime instanceof Lifetime.For given
            && context.expiry().isTouchDue(given, seen.deadline(), now)
        ? WriteIntent.touchIfUnmoved(key, seen.deadline(), Deadline.after(now, given.millis()))
        : null;
  }

  /** Applies an access to the live entry that was read. */
  void touch(String operation, CanonicalKey key, StoredEntry seen) {
    WriteIntent due = due(key, seen);
    if (due != null) {
      carryOut(operation, seen, due);
    }
  }

  /**
   * Carries out the write that is due. A refusal is no failure: the entry was deleted, or its
   * deadline was moved by another writer since it was read. The value has been read, so a failure
   * costs only the deadline.
   */
  void carryOut(String operation, StoredEntry seen, WriteIntent due) {
    Moving moving = new Moving(due.key(), seen.deadline());
    if (underWay.add(moving)) {
      try {
        context.store().access(operation, seen, due);
      } catch (CacheException e) {
        context.failures().wentOnWithout(BestEffortWrite.TOUCH, operation, e);
      } finally {
        underWay.remove(moving);
      }
    }
  }
}
