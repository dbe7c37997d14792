package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.engine.WriteOperation.Requirement;
import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.ExpiryRule;
import io.github.dynamojcache.internal.entries.Precondition;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.entries.WriteOutcome;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Operations that take one conditional request, because they need no read first: the durations of a
 * standard policy are known, and DynamoDB checks the rest. Thread-safe.
 */
final class DirectWrites<K, V> {

  private final EngineContext<K, V> context;
  private final OptimisticUpdates<K, V> updates;
  private final ExpiredEvents<K, V> expired;

  DirectWrites(
      EngineContext<K, V> context, OptimisticUpdates<K, V> updates, ExpiredEvents<K, V> expired) {
    this.context = context;
    this.updates = updates;
    this.expired = expired;
  }

  /**
   * Returns the intent that does the whole operation, or empty when one request is not enough.
   *
   * @param returnOld whether the old entry is needed for an event
   */
  Optional<WriteIntent> intent(CanonicalKey key, WriteOperation<V> operation, boolean returnOld) {
    if (operation.requirement() == Requirement.EQUAL && !context.storage().comparesValues()) {
      return Optional.empty(); // DynamoDB would always refuse
    }
    if (operation.newValue() == null) {
      return removal(key, operation, returnOld || operation.wantsOld());
    }
    EntryExpiry.Known known = context.expiry().known();
    return known == null
        ? Optional.empty()
        : storing(key, operation, operation.newValue(), known, returnOld || operation.wantsOld());
  }

  /**
   * A removal, or a store with the same effect: of a value that is too large, or with a lifetime of
   * zero.
   */
  private Optional<WriteIntent> removal(
      CanonicalKey key, WriteOperation<V> operation, boolean returnOld) {
    return operation.expected() == null
        ? Optional.of(WriteIntent.remove(key, returnOld))
        : comparable(key, operation.expected())
            .map(expected -> WriteIntent.removeIfEqual(key, expected));
  }

  /** Returns empty if DynamoDB cannot compare: a value in chunks is not in the item. */
  private Optional<EncodedValue> comparable(CanonicalKey key, V expected) {
    return Optional.ofNullable(context.codec().encodeExpected(key, expected))
        .filter(encoded -> !context.storage().needsChunks(key, encoded));
  }

  private Optional<WriteIntent> storing(
      CanonicalKey key,
      WriteOperation<V> operation,
      V newValue,
      EntryExpiry.Known known,
      boolean returnOld) {
    EncodedValue value = context.codec().encodeValue(key, newValue);
    if (value == null) {
      return operation.requirement() == Requirement.ABSENT
          ? Optional.empty()
          : removal(key, operation, returnOld);
    }
    if (context.storage().needsChunks(key, value) && !isBlind(operation, known)) {
      return Optional.empty(); // chunks are not written for a write that may be refused
    }
    if (operation.requirement() == Requirement.ABSENT) {
      return deadline(known.creation())
          .map(deadline -> WriteIntent.putIfAbsent(key, value, deadline, returnOld));
    }
    if (operation.requirement() == Requirement.ANY) {
      return putting(key, value, known, returnOld);
    }
    if (known.update() instanceof Lifetime.Zero) {
      return removal(key, operation, returnOld);
    }
    ExpiryRule rule = updateRule(known.update());
    return operation.expected() == null
        ? Optional.of(WriteIntent.replace(key, value, rule, returnOld))
        : comparable(key, operation.expected())
            .map(expected -> WriteIntent.replaceIfEqual(key, expected, value, rule));
  }

  /** Returns whether the write is applied to any state, with a deadline that needs no read. */
  private static boolean isBlind(WriteOperation<?> operation, EntryExpiry.Known known) {
    return operation.requirement() == Requirement.ANY
        && known.creation() instanceof Lifetime.For
        && known.update().equals(known.creation());
  }

  private Optional<WriteIntent> putting(
      CanonicalKey key, EncodedValue value, EntryExpiry.Known known, boolean returnOld) {
    Optional<Long> created = deadline(known.creation());
    boolean keepsDeadline = known.update() instanceof Lifetime.Unchanged;
    if (created.isEmpty()) {
      // No entry may be created; an existing one is overwritten, or expires with the update.
      return keepsDeadline
          ? Optional.of(WriteIntent.replace(key, value, new ExpiryRule.Keep(0), true))
          : known.update() instanceof Lifetime.Zero
              ? Optional.of(WriteIntent.remove(key, returnOld))
              : Optional.empty();
    }
    if (keepsDeadline) {
      return Optional.of(
          WriteIntent.put(key, value, new ExpiryRule.Keep(created.get()), returnOld));
    }
    return known.update().equals(known.creation())
        ? Optional.of(WriteIntent.put(key, value, new ExpiryRule.At(created.get()), returnOld))
        : Optional.empty();
  }

  private ExpiryRule updateRule(Lifetime update) {
    return deadline(update)
        .<ExpiryRule>map(ExpiryRule.At::new)
        .orElseGet(() -> new ExpiryRule.Keep(Deadline.ETERNAL));
  }

  private Optional<Long> deadline(Lifetime lifetime) {
    return lifetime instanceof Lifetime.For given
        ? Optional.of(Deadline.after(context.clock().millis(), given.millis()))
        : Optional.empty();
  }

  /** Sends the intent and returns the result of the operation. */
  OperationResult<V> carryOut(
      K key, CanonicalKey canonicalKey, WriteOperation<V> operation, WriteIntent intent) {
    WriteOutcome outcome = context.store().write(operation.name(), intent);
    StoredEntry live = outcome.liveEntry(context.clock().millis());
    if (!outcome.applied()) {
      return notApplied(key, canonicalKey, operation, outcome, live);
    }
    try {
      return applied(key, operation, intent, outcome, live);
    } catch (Error e) {
      throw AfterWrite.saidBy(e);
    }
  }

  /** Calls codec and listeners after the write. */
  private OperationResult<V> applied(
      K key,
      WriteOperation<V> operation,
      WriteIntent intent,
      WriteOutcome outcome,
      @Nullable StoredEntry live) {
    V newValue = operation.newValue();
    expired.writtenOver(key, outcome.entry());
    if (intent instanceof WriteIntent.Remove remove) {
      return afterRemoval(operation, live, remove.returnOld());
    }
    if (newValue == null) {
      throw new IllegalStateException("a store without a value");
    }
    if (operation.requirement() == Requirement.ABSENT) {
      return OperationResult.created(newValue);
    }
    WriteIntent.Store store = (WriteIntent.Store) intent;
    if (outcome.oldLost() && store.returnOld()) {
      return OperationResult.updatedUnseen(newValue);
    }
    // If the condition required a live entry, it was live, even if it has expired by now.
    boolean wasLive = !(store.precondition() instanceof Precondition.None);
    if (!wasLive && store.returnOld() && live == null) {
      return OperationResult.created(newValue);
    }
    StoredEntry before = wasLive ? outcome.entry() : live;
    V oldValue = operation.expected() != null ? operation.expected() : decode(before);
    return operation.wantsOld() && oldValue == null
        ? OperationResult.created(newValue) // replaces an undecodable value, which is a miss
        : OperationResult.updated(oldValue, newValue);
  }

  /**
   * A removal, or a store whose update lifetime is zero: the entry is written and expires at once.
   */
  private OperationResult<V> afterRemoval(
      WriteOperation<V> operation, @Nullable StoredEntry live, boolean returnOld) {
    V expected = operation.expected();
    if (live == null && expected == null) {
      return OperationResult.none(false, null);
    }
    V oldValue = expected != null ? expected : returnOld ? decode(live) : null;
    if (operation.wantsOld() && oldValue == null) {
      return operation.newValue() == null
          ? OperationResult.removedUnread()
          : OperationResult.created(operation.newValue());
    }
    return operation.newValue() == null
        ? OperationResult.removed(oldValue)
        : OperationResult.updated(oldValue, operation.newValue());
  }

  private OperationResult<V> notApplied(
      K key,
      CanonicalKey canonicalKey,
      WriteOperation<V> operation,
      WriteOutcome outcome,
      @Nullable StoredEntry live) {
    if (live == null) {
      return OperationResult.none(false, null);
    }
    if (operation.requirement() != Requirement.EQUAL) {
      V present = decode(live);
      if (present != null) {
        return OperationResult.none(true, present);
      }
    }
    // Other bytes may be the same content; an undecodable value is a miss and is overwritten.
    return updates.update(
        operation.name(),
        key,
        canonicalKey,
        outcome.entry(),
        (present, stored) -> Writes.decide(context.codec(), operation, present, stored));
  }

  private @Nullable V decode(@Nullable StoredEntry entry) {
    return entry == null ? null : context.codec().decodeValue(entry);
  }
}
