package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.ExpiryRule;
import io.github.dynamojcache.internal.entries.RaceBackoff;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.entries.WriteOutcome;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Takes an entry that was read, calls a decider, and writes on the condition that the entry has not
 * been written since. A lost race returns the item that won, so the next round needs no new read.
 * The caller holds the key's mutex. Thread-safe.
 */
final class OptimisticUpdates<K, V> {

  private final EngineContext<K, V> context;
  private final AccessExpiry<K, V> accessExpiry;
  private final ExpiredEvents<K, V> expired;

  OptimisticUpdates(
      EngineContext<K, V> context, AccessExpiry<K, V> accessExpiry, ExpiredEvents<K, V> expired) {
    this.context = context;
    this.accessExpiry = accessExpiry;
    this.expired = expired;
  }

  /** Decides on an entry; called again after every lost race. */
  @FunctionalInterface
  interface Decider<V> {
    /**
     * Decides.
     *
     * @param present the value of the live entry, or null when there is none
     * @param stored the item, live or expired, or null when there is none
     */
    Decision<V> decide(@Nullable V present, @Nullable StoredEntry stored);
  }

  /**
   * Decides and writes.
   *
   * @param read the item as it was read just now, live or expired; null when there was none
   */
  OperationResult<V> update(
      String operation,
      K key,
      CanonicalKey canonicalKey,
      @Nullable StoredEntry read,
      Decider<V> decider) {
    boolean isInner = context.mutexes().isDecidedOn(canonicalKey);
    try (KeyMark deciding = context.mutexes().decide(operation, canonicalKey)) {
      return update(operation, key, canonicalKey, read, decider, isInner);
    }
  }

  private OperationResult<V> update(
      String operation,
      K key,
      CanonicalKey canonicalKey,
      @Nullable StoredEntry read,
      Decider<V> decider,
      boolean isInner) {
    RaceBackoff backoff = new RaceBackoff(operation);
    WriterOnce writerOnce = new WriterOnce(key);
    StoredEntry seen = read;
    while (true) {
      V present = presentValue(seen);
      Decision<V> decision = decider.decide(present, seen);
      if (isInner && isChange(operation, canonicalKey, decision)) {
        return OperationResult.none(present != null, present);
      }
      Attempt<V> attempt = attempt(canonicalKey, seen, present, decision);
      writerOnce.tell(decision);
      if (attempt.intent() == null) {
        return attempt.change();
      }
      if (seen != null && decision instanceof Decision.Access<V>) {
        accessExpiry.carryOut(operation, seen, attempt.intent());
        return attempt.change();
      }
      WriteOutcome outcome = context.store().write(operation, attempt.intent());
      if (outcome.skipped()) {
        return writerOnce.hasTaken(decision)
            ? OperationResult.writtenThrough(present)
            : OperationResult.none(present != null, present);
      }
      if (outcome.applied()) {
        if (present == null) {
          announceExpired(key, seen);
        }
        return attempt.change();
      }
      seen = outcome.entry();
      backoff.lostRace();
    }
  }

  private void announceExpired(K key, @Nullable StoredEntry before) {
    try {
      expired.writtenOver(key, before);
    } catch (Error e) {
      throw AfterWrite.saidBy(e);
    }
  }

  /**
   * Checks a decision that is made inside another one on the same key.
   *
   * @return true for a change to leave out: a loaded value is then only returned to the caller
   * @throws javax.cache.CacheException for any other change: it would invalidate the outer decision
   */
  private boolean isChange(String operation, CanonicalKey key, Decision<V> decision) {
    if (decision instanceof Decision.Store<V> store && !store.writesThrough()) {
      return true;
    }
    if (decision instanceof Decision.Store<V> || decision instanceof Decision.Remove<V>) {
      context.mutexes().requireChangeable(operation, key);
    }
    return false;
  }

  /** Calls the writer once, and again only for a different decision after a lost race. */
  private final class WriterOnce {
    private final K key;
    private @Nullable Decision<V> told;

    WriterOnce(K key) {
      this.key = key;
    }

    void tell(Decision<V> decision) {
      if (!context.writer().isEnabled()) {
        return;
      }
      if (isAsTold(decision)) {
        return;
      }
      if (decision instanceof Decision.Store<V> store && store.writesThrough()) {
        context.mutexes().runUserCode(() -> context.writer().write(key, store.value()));
      } else if (decision instanceof Decision.Remove<V> remove && remove.writesThrough()) {
        context.mutexes().runUserCode(() -> context.writer().delete(key));
      }
      told = decision;
    }

    private boolean isAsTold(Decision<V> decision) {
      if (decision instanceof Decision.Store<V> now && told instanceof Decision.Store<V> before) {
        return now.writesThrough() == before.writesThrough()
            && isAsTold(now.value(), before.value());
      }
      return decision.equals(told);
    }

    /** A second call of the writer is better than a failure after the first one. */
    private boolean isAsTold(V now, V before) {
      try {
        return now == before || context.codec().isSame(null, before, now);
      } catch (CacheException e) {
        return false;
      }
    }

    /** Returns whether the writer has the change: the operation is then done where it matters. */
    boolean hasTaken(Decision<V> decision) {
      return context.writer().isEnabled()
          && ((decision instanceof Decision.Store<V> store && store.writesThrough())
              || (decision instanceof Decision.Remove<V> remove && remove.writesThrough()));
    }
  }

  /**
   * Returns null also for a value that cannot be decoded with certainty: it is a miss, and may be
   * overwritten.
   */
  private @Nullable V presentValue(@Nullable StoredEntry seen) {
    return seen != null && seen.isLive(context.clock().millis())
        ? context.codec().decodeValue(seen)
        : null;
  }

  /**
   * @param intent the conditional write; null when there is nothing to write
   * @param change the result if the write is applied
   */
  private record Attempt<V>(@Nullable WriteIntent intent, OperationResult<V> change) {}

  private Attempt<V> attempt(
      CanonicalKey key, @Nullable StoredEntry seen, @Nullable V present, Decision<V> decision) {
    if (decision instanceof Decision.Store<V> store) {
      return present == null || seen == null
          ? creation(key, seen, store.value())
          : modification(key, seen, present, store.value());
    }
    if (present == null || seen == null || decision instanceof Decision.Leave<V>) {
      return new Attempt<>(null, OperationResult.none(present != null, present));
    }
    if (decision instanceof Decision.Remove<V>) {
      return new Attempt<>(
          WriteIntent.removeIfUnmodified(key, seen.version()), OperationResult.removed(present));
    }
    return new Attempt<>(accessExpiry.due(key, seen), OperationResult.none(true, present));
  }

  private Attempt<V> creation(CanonicalKey key, @Nullable StoredEntry seen, V value) {
    if (!(context.expiry().forCreation() instanceof Lifetime.For lifetime)) {
      return new Attempt<>(null, OperationResult.none(false, null)); // it would expire at once
    }
    long now = context.clock().millis();
    long deadline = Deadline.after(now, lifetime.millis());
    EncodedValue encoded = context.codec().encodeValue(key, value);
    boolean unreadable = seen != null && seen.isLive(now);
    if (encoded == null) {
      return new Attempt<>(
          unreadable && seen != null ? WriteIntent.removeIfUnmodified(key, seen.version()) : null,
          OperationResult.none(false, null));
    }
    WriteIntent intent =
        unreadable && seen != null
            ? WriteIntent.replaceIfUnmodified(
                key, seen.version(), encoded, new ExpiryRule.At(deadline))
            : WriteIntent.putIfAbsent(key, encoded, deadline);
    return new Attempt<>(intent, OperationResult.created(value));
  }

  private Attempt<V> modification(CanonicalKey key, StoredEntry seen, V present, V value) {
    OperationResult<V> change = OperationResult.updated(present, value);
    Lifetime lifetime = context.expiry().forUpdate();
    EncodedValue encoded = context.codec().encodeValue(key, value);
    if (lifetime instanceof Lifetime.Zero || encoded == null) {
      return new Attempt<>(WriteIntent.removeIfUnmodified(key, seen.version()), change);
    }
    ExpiryRule rule =
        lifetime instanceof Lifetime.For given
            ? new ExpiryRule.At(Deadline.after(context.clock().millis(), given.millis()))
            : new ExpiryRule.Keep(seen.deadline());
    return new Attempt<>(
        WriteIntent.replaceIfUnmodified(key, seen.version(), encoded, rule), change);
  }
}
