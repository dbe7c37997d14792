package io.github.dynamojcache.engine;

import io.github.dynamojcache.codec.CanonicalKey;
import io.github.dynamojcache.codec.EncodedValue;
import io.github.dynamojcache.store.Deadline;
import io.github.dynamojcache.store.ExpiryRule;
import io.github.dynamojcache.store.PartlyWrittenException;
import io.github.dynamojcache.store.WriteIntent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * {@code putAll}, {@code removeAll} and {@code clear}: in batches where nobody needs to know what
 * was there before, else entry by entry, side by side. Thread-safe.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public final class BulkWrites<K, V> {

  private final EngineContext<K, V> context;
  private final Writes<K, V> writes;
  private final Settlement<K, V> settlement;
  private final EntryMutexes mutexes;
  private final SideBySide sideBySide;

  BulkWrites(
      EngineContext<K, V> context,
      EntryMutexes mutexes,
      Writes<K, V> writes,
      Settlement<K, V> settlement) {
    this.context = context;
    this.writes = writes;
    this.settlement = settlement;
    this.mutexes = mutexes;
    this.sideBySide = new SideBySide(context);
  }

  /** {@code Cache.putAll}. What the writer refuses is not stored. */
  public void putAll(Map<? extends K, ? extends V> entries) {
    BulkProgress<K> progress = new BulkProgress<>("putAll", entries.keySet(), context.failures());
    Optional<ExpiryRule> rule = blindRule();
    boolean inBatches = rule.isPresent() && !context.events().isAnyRegistered();
    if (!inBatches || context.writer().isEnabled()) {
      entries.forEach(this::requireStorable); // before half of them are written
    }
    WriteThrough.BulkResult<K> written = tellWriter(entries);
    Map<K, V> accepted = new LinkedHashMap<>();
    entries.forEach(
        (key, value) -> {
          if (written.written().contains(key)) {
            accepted.put(key, value);
          }
        });
    written.store(
        () -> {
          if (inBatches) {
            putBatches(accepted, rule.get(), progress);
          } else {
            putEach(accepted, progress);
          }
        });
  }

  /** Before anything is written, sees that all of it may be. */
  private WriteThrough.BulkResult<K> tellWriter(Map<? extends K, ? extends V> entries) {
    List<CanonicalKey> keys =
        context.writer().isEnabled() || mutexes.isInUse()
            ? entries.keySet().stream().<CanonicalKey>map(context.codec()::encodeKey).toList()
            : List.of();
    mutexes.requireChangeable("putAll", keys);
    try (KeyMark deciding = mutexes.decide("putAll", keys)) {
      return context.writer().writeAll(entries);
    }
  }

  private WriteThrough.BulkResult<K> tellWriterOfRemoval(Map<K, CanonicalKey> keys) {
    mutexes.requireChangeable("removeAll", keys.values());
    try (KeyMark deciding = mutexes.decide("removeAll", keys.values())) {
      return context.writer().deleteAll(keys.keySet());
    }
  }

  private void requireStorable(K key, V value) {
    context.codec().encodeValue(context.codec().encodeKey(key), value);
  }

  private void putEach(Map<K, V> entries, BulkProgress<K> progress) {
    List<Runnable> puts = new ArrayList<>();
    entries.forEach(
        (key, value) -> puts.add(carryingOut(key, WriteOperation.put(value), progress)));
    progress.run(() -> sideBySide.run(puts));
  }

  private Runnable carryingOut(K key, WriteOperation<V> operation, BulkProgress<K> progress) {
    return () ->
        writes.carryOut(
            key,
            context.codec().encodeKey(key),
            operation.alreadyWrittenThrough(),
            () -> progress.finished(key));
  }

  private Runnable removing(K key, CanonicalKey stored, BulkProgress<K> progress) {
    WriteOperation<V> removal = WriteOperation.<V>remove().alreadyWrittenThrough();
    return () -> writes.carryOut(key, stored, removal, () -> progress.finished(key));
  }

  /** The deadline of every entry, if it is the same for new and for existing ones. */
  private Optional<ExpiryRule> blindRule() {
    EntryExpiry.Known known = context.expiry().known();
    return known != null
            && known.creation() instanceof Lifetime.For lifetime
            && known.update().equals(lifetime)
        ? Optional.of(
            new ExpiryRule.At(Deadline.after(context.clock().millis(), lifetime.millis())))
        : Optional.empty();
  }

  private void putBatches(Map<K, V> entries, ExpiryRule rule, BulkProgress<K> progress) {
    long start = settlement.startTime();
    Map<CanonicalKey, K> keys = new HashMap<>(2 * entries.size());
    Map<CanonicalKey, WriteIntent> intents = new LinkedHashMap<>(2 * entries.size());
    entries.forEach(
        (key, value) -> {
          CanonicalKey canonicalKey = context.codec().encodeKey(key);
          EncodedValue encoded = context.codec().encodeValue(canonicalKey, value);
          keys.put(canonicalKey, key);
          intents.put(
              canonicalKey,
              encoded == null
                  ? WriteIntent.remove(canonicalKey, /* returnOld= */ false)
                  : WriteIntent.put(canonicalKey, encoded, rule, /* returnOld= */ false));
        });
    writeAll(
        "putAll",
        intents.values(),
        keys,
        progress,
        written -> {
          if (context.statistics().isEnabled()) {
            long stored = written.stream().filter(WriteIntent.Store.class::isInstance).count();
            context.statistics().recordPuts(stored);
            context.statistics().recordPutTime(System.nanoTime() - start);
          }
        });
  }

  /**
   * @param settling hears of what is done, also when not all is
   */
  private void writeAll(
      String operation,
      Collection<WriteIntent> intents,
      Map<CanonicalKey, K> keys,
      BulkProgress<K> progress,
      Consumer<Collection<WriteIntent>> settling) {
    progress.run(
        () -> {
          try {
            settling.accept(context.store().writeAll(operation, intents));
          } catch (PartlyWrittenException e) {
            for (WriteIntent written : e.written()) {
              K key = keys.get(written.key());
              if (key != null) {
                progress.finished(key);
              }
            }
            settling.accept(e.written());
            throw e;
          }
        });
  }

  /** {@code Cache.removeAll(Set)}. What the writer refuses stays. */
  public void removeAll(Set<? extends K> keys) {
    BulkProgress<K> progress = new BulkProgress<>("removeAll", keys, context.failures());
    Map<K, CanonicalKey> canonicalKeys = new LinkedHashMap<>(2 * keys.size());
    for (K key : keys) {
      canonicalKeys.put(key, context.codec().encodeKey(key)); // before half of them are deleted
    }
    WriteThrough.BulkResult<K> deleted = tellWriterOfRemoval(canonicalKeys);
    canonicalKeys.keySet().retainAll(deleted.written());
    deleted.store(() -> remove(canonicalKeys, progress));
  }

  private void remove(Map<K, CanonicalKey> canonicalKeys, BulkProgress<K> progress) {
    if (context.events().isAnyRegistered() || context.statistics().isEnabled()) {
      List<Runnable> removals = new ArrayList<>();
      canonicalKeys.forEach((key, stored) -> removals.add(removing(key, stored, progress)));
      progress.run(() -> sideBySide.run(removals));
      return;
    }
    Map<CanonicalKey, K> keys = new HashMap<>();
    List<WriteIntent> intents = new ArrayList<>();
    canonicalKeys.forEach(
        (key, canonicalKey) -> {
          if (keys.put(canonicalKey, key) == null) {
            intents.add(WriteIntent.remove(canonicalKey, /* returnOld= */ false));
          }
        });
    writeAll("removeAll", intents, keys, progress, written -> {});
  }

  /**
   * {@code Cache.removeAll()}: one write, when neither a writer nor a listener must hear of each
   * entry. Statistics need to know how many there were, so they are counted first.
   */
  public void removeAll() {
    mutexes.requireChangeable("removeAll");
    if (context.writer().isEnabled() || context.events().isAnyRegistered()) {
      removeEachEntry();
      return;
    }
    long start = settlement.startTime();
    long live = context.statistics().isEnabled() ? context.store().countLive("removeAll") : 0;
    context.store().clear("removeAll");
    if (context.statistics().isEnabled()) {
      context.statistics().recordRemovals(live);
      context.statistics().recordRemoveTime(System.nanoTime() - start);
    }
  }

  /** By the stored keys: one that cannot be read is no reason to leave its entry behind. */
  private void removeEachEntry() {
    FoundKeys<K> found =
        FoundKeys.of(context.store().entriesToRemove("removeAll"), context.codec());
    Map<K, CanonicalKey> keys = found.readable();
    BulkProgress<K> progress = new BulkProgress<>("removeAll", keys.keySet(), context.failures());
    WriteThrough.BulkResult<K> deleted = tellWriterOfRemoval(keys);
    keys.keySet().retainAll(deleted.written());
    deleted.store(
        () -> {
          progress.run(() -> removeUnreadable(found.unreadable()));
          remove(keys, progress);
        });
  }

  private void removeUnreadable(List<CanonicalKey> keys) {
    if (keys.isEmpty()) {
      return;
    }
    context
        .store()
        .writeAll(
            "removeAll",
            keys.stream()
                .<WriteIntent>map(key -> WriteIntent.remove(key, /* returnOld= */ false))
                .toList());
    if (context.statistics().isEnabled()) {
      context.statistics().recordRemovals(keys.size());
    }
    context.failures().removedUntold("removeAll", keys.size());
  }

  /** {@code Cache.clear}: no events, no writer, no statistics. */
  public void clear() {
    mutexes.requireChangeable("clear");
    context.store().clear("clear");
  }
}
