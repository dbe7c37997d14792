package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.ExpiryRule;
import io.github.dynamojcache.internal.entries.PartlyWrittenException;
import io.github.dynamojcache.internal.entries.ReadPurpose;
import io.github.dynamojcache.internal.entries.WriteIntents;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * {@code putAll}, {@code removeAll} and {@code clear}: in batches if the previous entries are not
 * needed, otherwise entry by entry, in parallel. Thread-safe.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public final class BulkWrites<K, V> {

  private final EngineContext<K, V> context;
  private final Writes<K, V> writes;
  private final OutcomeReporter<K, V> reporter;
  private final EntryMutexes mutexes;
  private final SideBySide sideBySide;

  BulkWrites(
      EngineContext<K, V> context,
      EntryMutexes mutexes,
      Writes<K, V> writes,
      OutcomeReporter<K, V> reporter) {
    this.context = context;
    this.writes = writes;
    this.reporter = reporter;
    this.mutexes = mutexes;
    this.sideBySide = new SideBySide(context);
  }

  /** {@code Cache.putAll}. Entries that the writer refuses are not stored. */
  public void putAll(Map<? extends K, ? extends V> entries) {
    BulkKeys<K> keys = new BulkKeys<>(context.codec()::encodeKey, entries.size());
    List<V> values = new ArrayList<>(entries.size());
    entries.forEach(
        (key, value) -> {
          int place = keys.put(key);
          if (place == values.size()) {
            values.add(value);
          } else {
            values.set(place, value);
          }
        });
    BulkProgress<K> progress = new BulkProgress<>("putAll", keys, context.failures());
    Optional<ExpiryRule> rule = blindRule();
    boolean inBatches = rule.isPresent() && !context.events().isAnyRegistered();
    if (!inBatches || context.writer().isEnabled()) {
      requireStorable(keys, values); // before half of them are written
    }
    WriteThrough.BulkResult<K> written = tellWriter(entries, keys);
    SomeKeys<K> accepted = accepted(keys, written);
    written.store(
        () -> {
          if (inBatches) {
            putBatches(new Puts<>(context, accepted, values, rule.get()), accepted, progress);
          } else {
            putEach(accepted, values, progress);
          }
        });
  }

  /** Checks, before anything is written, that all keys may be changed. */
  private WriteThrough.BulkResult<K> tellWriter(
      Map<? extends K, ? extends V> entries, BulkKeys<K> keys) {
    mutexes.requireChangeable("putAll", keys);
    try (KeyMark deciding = mutexes.decide("putAll", keys)) {
      return context.writer().writeAll(entries);
    }
  }

  private WriteThrough.BulkResult<K> tellWriterOfRemoval(BulkKeys<K> keys) {
    mutexes.requireChangeable("removeAll", keys);
    try (KeyMark deciding = mutexes.decide("removeAll", keys)) {
      return context.writer().deleteAll(keys.objects());
    }
  }

  private SomeKeys<K> accepted(BulkKeys<K> keys, WriteThrough.BulkResult<K> written) {
    if (written.refused().isEmpty()) {
      return new SomeKeys<>(keys);
    }
    BitSet accepted = new BitSet();
    for (int place = 0; place < keys.size(); place++) {
      accepted.set(place, !written.refused().contains(keys.object(place)));
    }
    return new SomeKeys<>(keys, accepted);
  }

  private void requireStorable(BulkKeys<K> keys, List<V> values) {
    for (int place = 0; place < keys.size(); place++) {
      context.codec().encodeValue(keys.get(place), values.get(place));
    }
  }

  private void putEach(SomeKeys<K> keys, List<V> values, BulkProgress<K> progress) {
    carryOutEach(
        keys, place -> WriteOperation.put(values.get(place)).alreadyWrittenThrough(), progress);
  }

  private void removeEach(SomeKeys<K> keys, BulkProgress<K> progress) {
    WriteOperation<V> removal = WriteOperation.<V>remove().alreadyWrittenThrough();
    carryOutEach(keys, place -> removal, progress);
  }

  private void carryOutEach(
      SomeKeys<K> keys, IntFunction<WriteOperation<V>> operations, BulkProgress<K> progress) {
    Iterator<Runnable> pieces =
        IntStream.range(0, keys.size())
            .<Runnable>mapToObj(
                index -> {
                  int place = keys.place(index);
                  K key = keys.object(index);
                  CanonicalKey stored = keys.get(index);
                  WriteOperation<V> operation = operations.apply(place);
                  Runnable done = () -> progress.finished(place);
                  return () -> writes.carryOut(key, stored, operation, done);
                })
            .iterator();
    progress.run(() -> sideBySide.run(pieces));
  }

  /** Returns the expiry rule of every entry, if it is the same for new and for existing ones. */
  private Optional<ExpiryRule> blindRule() {
    EntryExpiry.Known known = context.expiry().known();
    return known != null
            && known.creation() instanceof Lifetime.For lifetime
            && known.update().equals(lifetime)
        ? Optional.of(
            new ExpiryRule.At(Deadline.after(context.clock().millis(), lifetime.millis())))
        : Optional.empty();
  }

  private void putBatches(Puts<K, V> puts, SomeKeys<K> keys, BulkProgress<K> progress) {
    long start = reporter.startTime();
    writeAll(
        "putAll",
        puts,
        keys,
        progress,
        written -> {
          if (context.statistics().isEnabled()) {
            context.statistics().recordPuts(puts.stored(written));
            context.statistics().recordPutTime(System.nanoTime() - start);
          }
        });
  }

  /**
   * @param keys the keys of the intents
   * @param settling receives the places of the intents that were carried out, even if not all were
   */
  private void writeAll(
      String operation,
      WriteIntents intents,
      SomeKeys<K> keys,
      BulkProgress<K> progress,
      Consumer<BitSet> settling) {
    progress.run(
        () -> {
          try {
            settling.accept(context.store().writeAll(operation, intents));
          } catch (PartlyWrittenException e) {
            e.written().stream().map(keys::place).forEach(progress::finished);
            settling.accept(e.written());
            throw e;
          }
        });
  }

  /** {@code Cache.removeAll(Set)}. Entries that the writer refuses to delete stay. */
  public void removeAll(Set<? extends K> keys) {
    BulkKeys<K> all = BulkKeys.of(keys, context.codec()::encodeKey);
    BulkProgress<K> progress = new BulkProgress<>("removeAll", all, context.failures());
    WriteThrough.BulkResult<K> deleted = tellWriterOfRemoval(all);
    SomeKeys<K> accepted = accepted(all, deleted);
    deleted.store(() -> remove(accepted, progress));
  }

  private void remove(SomeKeys<K> keys, BulkProgress<K> progress) {
    if (context.events().isAnyRegistered() || context.statistics().isEnabled()) {
      removeEach(keys, progress);
    } else {
      writeAll("removeAll", WriteIntents.removals(keys), keys, progress, written -> {});
    }
  }

  /**
   * {@code Cache.removeAll()}: one write, if neither a writer nor a listener must be called for
   * each entry. Statistics need the number of entries, so the entries are counted first.
   */
  public void removeAll() {
    mutexes.requireChangeable("removeAll");
    if (context.writer().isEnabled() || context.events().isAnyRegistered()) {
      removeEachEntry();
      return;
    }
    long start = reporter.startTime();
    long live = context.statistics().isEnabled() ? context.store().countLive("removeAll") : 0;
    context.store().clear("removeAll");
    if (context.statistics().isEnabled()) {
      context.statistics().recordRemovals(live);
      context.statistics().recordRemoveTime(System.nanoTime() - start);
    }
  }

  /** Removes by stored key, so that an entry whose key cannot be decoded is removed too. */
  private void removeEachEntry() {
    FoundKeys<K> found =
        FoundKeys.of(context.store().entries("removeAll", ReadPurpose.CHANGE), context.codec());
    BulkKeys<K> keys = found.readable();
    BulkProgress<K> progress = new BulkProgress<>("removeAll", keys, context.failures());
    WriteThrough.BulkResult<K> deleted = tellWriterOfRemoval(keys);
    SomeKeys<K> accepted = accepted(keys, deleted);
    deleted.store(
        () -> {
          progress.run(() -> removeUnreadable(found.unreadable()));
          remove(accepted, progress);
        });
  }

  private void removeUnreadable(List<CanonicalKey> keys) {
    if (keys.isEmpty()) {
      return;
    }
    context.store().writeAll("removeAll", WriteIntents.removals(keys));
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
