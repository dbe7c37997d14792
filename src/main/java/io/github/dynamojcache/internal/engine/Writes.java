package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.coding.EntryCodec;
import io.github.dynamojcache.internal.engine.WriteOperation.Requirement;
import io.github.dynamojcache.internal.entries.ReadPurpose;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every operation that writes one entry: in one request if possible (a standard policy, no read
 * needed), otherwise after a read. Thread-safe.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public final class Writes<K, V> {

  private final EngineContext<K, V> context;
  private final EntryMutexes mutexes;
  private final OptimisticUpdates<K, V> updates;
  private final DirectWrites<K, V> direct;
  private final OutcomeReporter<K, V> reporter;

  Writes(
      EngineContext<K, V> context,
      EntryMutexes mutexes,
      OptimisticUpdates<K, V> updates,
      DirectWrites<K, V> direct,
      OutcomeReporter<K, V> reporter) {
    this.context = context;
    this.mutexes = mutexes;
    this.updates = updates;
    this.direct = direct;
    this.reporter = reporter;
  }

  /** {@code Cache.put}. */
  public void put(K key, V value) {
    carryOut(key, WriteOperation.put(value));
  }

  /** {@code Cache.getAndPut}. */
  public @Nullable V getAndPut(K key, V value) {
    return oldValue(key, WriteOperation.getAndPut(value));
  }

  /** {@code Cache.putIfAbsent}. */
  public boolean putIfAbsent(K key, V value) {
    return carryOut(key, WriteOperation.putIfAbsent(value)).isApplied();
  }

  /** {@code Cache.replace(K, V)}. */
  public boolean replace(K key, V value) {
    return carryOut(key, WriteOperation.replace(value)).isApplied();
  }

  /** {@code Cache.getAndReplace}. */
  public @Nullable V getAndReplace(K key, V value) {
    return oldValue(key, WriteOperation.getAndReplace(value));
  }

  /** {@code Cache.replace(K, V, V)}. */
  public boolean replaceIfEqual(K key, V expected, V value) {
    return carryOut(key, WriteOperation.replaceIfEqual(expected, value)).isApplied();
  }

  /** {@code Cache.remove(K)}. */
  public boolean remove(K key) {
    return carryOut(key, WriteOperation.remove()).isApplied();
  }

  /** {@code Cache.getAndRemove}. */
  public @Nullable V getAndRemove(K key) {
    return carryOut(key, WriteOperation.getAndRemove()).oldValue();
  }

  /** {@code Cache.remove(K, V)}. */
  public boolean removeIfEqual(K key, V expected) {
    return carryOut(key, WriteOperation.removeIfEqual(expected)).isApplied();
  }

  private @Nullable V oldValue(K key, WriteOperation<V> operation) {
    OperationResult<V> change = carryOut(key, operation);
    if (change.kind() == OperationResult.Kind.UPDATED_UNSEEN) {
      context.failures().oldValueLost(operation.name());
    }
    return change.oldValue();
  }

  /** Carries out any write of one entry, counts it, and publishes its event. */
  OperationResult<V> carryOut(K key, WriteOperation<V> operation) {
    return carryOut(key, context.codec().encodeKey(key), operation, () -> {});
  }

  /**
   * Carries out a write of an entry that was found in the table.
   *
   * @param canonicalKey the key under which it is stored
   */
  OperationResult<V> carryOut(K key, CanonicalKey canonicalKey, WriteOperation<V> operation) {
    return carryOut(key, canonicalKey, operation, () -> {});
  }

  /**
   * Carries out a write of an entry that is one of many.
   *
   * @param done runs when the write has been made, before listeners are called: they may fail
   */
  OperationResult<V> carryOut(
      K key, CanonicalKey canonicalKey, WriteOperation<V> operation, Runnable done) {
    mutexes.requireChangeable(operation.name(), canonicalKey);
    long start = reporter.startTime();
    boolean announces = context.events().isAnyRegistered();
    boolean writesThrough = operation.writesThrough() && context.writer().isEnabled();
    boolean looksFirst = writesThrough && operation.requirement() != Requirement.ANY;
    Optional<WriteIntent> intent =
        looksFirst ? Optional.empty() : direct.intent(canonicalKey, operation, announces);
    if (intent.isPresent() && !announces && !writesThrough) {
      OperationResult<V> change = direct.carryOut(key, canonicalKey, operation, intent.get());
      done.run();
      reporter.settle(key, canonicalKey, operation, change, start);
      return change;
    }
    return mutexes.holding(
        canonicalKey,
        held -> {
          if (intent.isPresent() && writesThrough) {
            tellWriter(key, canonicalKey, operation);
          }
          OperationResult<V> change =
              intent.isPresent()
                  ? held.inTimeLeft(
                      context.budget(),
                      () -> direct.carryOut(key, canonicalKey, operation, intent.get()))
                  : lookAndDecide(held, key, canonicalKey, operation);
          done.run();
          reporter.settle(key, canonicalKey, operation, change, start);
          return change;
        });
  }

  private OperationResult<V> lookAndDecide(
      HeldKey held, K key, CanonicalKey canonicalKey, WriteOperation<V> operation) {
    StoredEntry seen =
        held.<@Nullable StoredEntry>inTimeLeft(
            context.budget(),
            () -> context.store().read(operation.name(), canonicalKey, ReadPurpose.CHANGE));
    return updates.update(operation.name(), key, canonicalKey, seen, decider(operation));
  }

  private void tellWriter(K key, CanonicalKey canonicalKey, WriteOperation<V> operation) {
    V newValue = operation.newValue();
    try (KeyMark deciding = mutexes.decide(operation.name(), canonicalKey)) {
      if (newValue == null) {
        mutexes.runUserCode(() -> context.writer().delete(key));
      } else {
        mutexes.runUserCode(() -> context.writer().write(key, newValue));
      }
    }
  }

  private OptimisticUpdates.Decider<V> decider(WriteOperation<V> operation) {
    return (present, stored) -> decide(context.codec(), operation, present, stored);
  }

  /** Returns what an operation does to the entry that it found. */
  static <K, V> Decision<V> decide(
      EntryCodec<K, V> codec,
      WriteOperation<V> operation,
      @Nullable V present,
      @Nullable StoredEntry stored) {
    V expected = operation.expected();
    boolean met =
        switch (operation.requirement()) {
          case ANY -> true;
          case ABSENT -> present == null;
          case PRESENT -> present != null;
          case EQUAL ->
              present != null && expected != null && codec.isSame(stored, present, expected);
        };
    if (met) {
      V newValue = operation.newValue();
      return newValue == null
          ? new Decision.Remove<>(operation.writesThrough())
          : new Decision.Store<>(newValue, operation.writesThrough());
    }
    return operation.requirement() == Requirement.EQUAL
        ? new Decision.Access<>()
        : new Decision.Leave<>();
  }

  /**
   * Stores the loaded value, unless another JVM stored a value meanwhile.
   *
   * @param seen the item that was found not to be a live entry, or null
   * @param done runs when it is stored, before listeners are called
   * @return the value that the cache holds now: the loaded one, or that of the other JVM
   */
  V storeLoaded(
      K key, CanonicalKey canonicalKey, @Nullable StoredEntry seen, V loaded, Runnable done) {
    WriteOperation<V> operation = WriteOperation.loaded(loaded);
    OperationResult<V> change =
        updates.update(operation.name(), key, canonicalKey, seen, decider(operation));
    done.run();
    reporter.settle(key, canonicalKey, operation, change, 0);
    return change.oldValue() != null ? change.oldValue() : loaded;
  }
}
