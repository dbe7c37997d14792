package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.entries.LookAhead;
import io.github.dynamojcache.internal.entries.ReadPurpose;
import io.github.dynamojcache.internal.entries.StoredEntry;
import java.util.Iterator;
import javax.cache.Cache;
import javax.cache.event.CacheEntryListenerException;
import org.jspecify.annotations.Nullable;

/**
 * The iterator of a cache: live entries only, each of which counts as a hit and an access when it
 * is returned. An entry that cannot be decoded with certainty is left out. An entry is kept here
 * until it has been decoded, and then until it has been returned, so that after an exception the
 * same entry is tried again. For one thread.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
final class EntryIteration<K, V> implements Iterator<Cache.Entry<K, V>> {

  private final EngineContext<K, V> context;
  private final AccessExpiry<K, V> accessExpiry;
  private final Writes<K, V> writes;
  private final OutcomeReporter<K, V> reporter;
  private final Iterator<StoredEntry> entries;
  private @Nullable StoredEntry undecoded;
  private final LookAhead<Decoded<K, V>> upcoming = new LookAhead<>(this::search);
  private @Nullable Decoded<K, V> removable; // the one that was returned last

  EntryIteration(
      EngineContext<K, V> context,
      AccessExpiry<K, V> accessExpiry,
      Writes<K, V> writes,
      OutcomeReporter<K, V> reporter) {
    this.context = context;
    this.accessExpiry = accessExpiry;
    this.writes = writes;
    this.reporter = reporter;
    this.entries = context.store().entries("iterator", ReadPurpose.LOOKUP);
  }

  private record Decoded<K, V>(StoredEntry stored, EntryView<K, V> view) {}

  @Override
  public boolean hasNext() {
    return upcoming.hasNext();
  }

  private @Nullable Decoded<K, V> search() {
    Decoded<K, V> decoded = null;
    while (decoded == null && (undecoded != null || entries.hasNext())) {
      if (undecoded == null) {
        undecoded = entries.next();
      }
      decoded = decoded(undecoded);
      undecoded = null;
    }
    return decoded;
  }

  private @Nullable Decoded<K, V> decoded(StoredEntry stored) {
    K key = context.codec().decodeKey(stored.key());
    V value = key == null ? null : context.codec().decodeValue(stored);
    return key == null || value == null ? null : new Decoded<>(stored, new EntryView<>(key, value));
  }

  @Override
  public Cache.Entry<K, V> next() {
    long start = reporter.startTime();
    Decoded<K, V> entry = upcoming.peek();
    Cache.Entry<K, V> view = entry.view();
    accessExpiry.touch("iterator", entry.stored().key(), entry.stored());
    if (context.statistics().isEnabled()) {
      reporter.lookup(true, System.nanoTime() - start);
    }
    removable = entry;
    upcoming.drop();
    return view;
  }

  @Override
  public void remove() {
    Decoded<K, V> entry = removable;
    if (entry == null) {
      throw new IllegalStateException(
          "next() has not been called, or the entry is already removed");
    }
    try {
      writes.carryOut(entry.view().key(), entry.stored().key(), WriteOperation.remove());
    } catch (CacheEntryListenerException e) {
      removable = null; // a listener is notified after the change
      throw e;
    }
    removable = null;
  }
}
