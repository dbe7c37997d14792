package io.github.dynamojcache.engine;

import io.github.dynamojcache.codec.CanonicalKey;
import io.github.dynamojcache.codec.EncodedValue;
import io.github.dynamojcache.store.Deadline;
import io.github.dynamojcache.store.ExpiryRule;
import io.github.dynamojcache.store.StoredEntry;
import io.github.dynamojcache.store.WriteIntent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  private final SideBySide sideBySide;

  BulkWrites(
      EngineContext<K, V> context,
      EntryMutexes mutexes,
      Writes<K, V> writes,
      Settlement<K, V> settlement) {
    this.context = context;
    this.writes = writes;
    this.settlement = settlement;
    this.sideBySide = new SideBySide(context.store(), mutexes);
  }

  /** {@code Cache.putAll}. What the writer refuses is not stored. */
  public void putAll(Map<? extends K, ? extends V> entries) {
    if (!context.writer().isEnabled()) {
      store(entries);
      return;
    }
    entries.forEach(this::requireStorable); // before the writer has written half of them
    WriteThrough.BulkResult<K> written = context.writer().writeAll(entries);
    Map<K, V> accepted = new LinkedHashMap<>();
    entries.forEach(
        (key, value) -> {
          if (written.written().contains(key)) {
            accepted.put(key, value);
          }
        });
    store(accepted);
    written.throwFailure();
  }

  private void store(Map<? extends K, ? extends V> accepted) {
    Optional<ExpiryRule> rule = blindRule();
    if (rule.isPresent() && !context.events().isAnyRegistered()) {
      putBatches(accepted, rule.get());
    } else {
      List<Runnable> puts = new ArrayList<>();
      accepted.forEach(
          (key, value) ->
              puts.add(
                  () -> writes.carryOut(key, WriteOperation.put(value).alreadyWrittenThrough())));
      sideBySide.run(puts);
    }
  }

  private void requireStorable(K key, V value) {
    context.codec().encodeValue(context.codec().encodeKey(key), value);
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

  private void putBatches(Map<? extends K, ? extends V> entries, ExpiryRule rule) {
    long start = settlement.startTime();
    Map<CanonicalKey, WriteIntent> intents = new LinkedHashMap<>(2 * entries.size());
    entries.forEach(
        (key, value) -> {
          CanonicalKey canonicalKey = context.codec().encodeKey(key);
          EncodedValue encoded = context.codec().encodeValue(canonicalKey, value);
          intents.put(
              canonicalKey,
              encoded == null
                  ? WriteIntent.remove(canonicalKey, /* returnOld= */ false)
                  : WriteIntent.put(canonicalKey, encoded, rule, /* returnOld= */ false));
        });
    Collection<WriteIntent> written = context.store().writeAll("putAll", intents.values());
    if (context.statistics().isEnabled()) {
      long stored = written.stream().filter(WriteIntent.Store.class::isInstance).count();
      context.statistics().recordPuts(stored);
      context.statistics().recordPutTime(System.nanoTime() - start);
    }
  }

  /** {@code Cache.removeAll(Set)}. What the writer refuses stays. */
  public void removeAll(Set<? extends K> keys) {
    WriteThrough.BulkResult<K> deleted = context.writer().deleteAll(keys);
    removeEntries("removeAll", deleted.written());
    deleted.throwFailure();
  }

  private void removeEntries(String operation, Set<K> keys) {
    if (context.events().isAnyRegistered() || context.statistics().isEnabled()) {
      List<Runnable> removals = new ArrayList<>();
      keys.forEach(
          key ->
              removals.add(
                  () -> writes.carryOut(key, WriteOperation.<V>remove().alreadyWrittenThrough())));
      sideBySide.run(removals);
      return;
    }
    Map<CanonicalKey, WriteIntent> intents = new HashMap<>();
    for (K key : keys) {
      CanonicalKey canonicalKey = context.codec().encodeKey(key);
      intents.put(canonicalKey, WriteIntent.remove(canonicalKey, /* returnOld= */ false));
    }
    context.store().writeAll(operation, intents.values());
  }

  /**
   * {@code Cache.removeAll()}: one write, when neither a writer nor a listener must hear of each
   * entry. Statistics need to know how many there were, so they are counted first.
   */
  public void removeAll() {
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

  private void removeEachEntry() {
    Set<K> keys = new HashSet<>();
    Iterator<StoredEntry> entries = context.store().entriesToRemove("removeAll");
    while (entries.hasNext()) {
      K key = context.codec().decodeKey(entries.next().key());
      if (key != null) {
        keys.add(key);
      }
    }
    removeAll(keys);
  }

  /** {@code Cache.clear}: no events, no writer, no statistics. */
  public void clear() {
    context.store().clear("clear");
  }
}
