package io.github.dynamojcache.testing;

import io.github.dynamojcache.internal.entries.CacheStore;
import io.github.dynamojcache.internal.entries.EachRead;
import io.github.dynamojcache.internal.entries.ExpiryRule;
import io.github.dynamojcache.internal.entries.Precondition;
import io.github.dynamojcache.internal.entries.Purge;
import io.github.dynamojcache.internal.entries.ReadPurpose;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.WriteId;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.entries.WriteIntents;
import io.github.dynamojcache.internal.entries.WriteOutcome;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import java.time.Duration;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The store of one cache in memory, with the conditions of the real one. Thread-safe. */
public final class MemoryEntryStore implements CacheStore {

  private final ConcurrentMap<CanonicalKey, StoredEntry> items = new ConcurrentHashMap<>();
  private final AtomicLong writes = new AtomicLong();
  private final AtomicLong generation = new AtomicLong();
  private final InstantSource clock;
  private final Consumer<String> eachRequest;

  /** What runs before each request is told the operation, and may delay or fail it. */
  public MemoryEntryStore(InstantSource clock, Consumer<String> eachRequest) {
    this.clock = clock;
    this.eachRequest = eachRequest;
  }

  @Override
  public @Nullable StoredEntry read(String operation, CanonicalKey key, ReadPurpose purpose) {
    eachRequest.accept(operation);
    return items.get(key);
  }

  @Override
  public void readAll(
      String operation, List<CanonicalKey> keys, ReadPurpose purpose, EachRead each) {
    eachRequest.accept(operation);
    for (int place = 0; place < keys.size(); place++) {
      each.read(place, items.get(keys.get(place)));
    }
  }

  @Override
  public WriteOutcome write(String operation, WriteIntent intent) {
    eachRequest.accept(operation);
    WriteOutcome[] outcome = new WriteOutcome[1];
    items.compute(
        intent.key(),
        (key, before) -> {
          boolean applied = isMet(intent.precondition(), before);
          StoredEntry after = applied ? applied(intent, before) : before;
          outcome[0] = outcome(intent, applied, before, after);
          return after;
        });
    return outcome[0];
  }

  private WriteOutcome outcome(
      WriteIntent intent,
      boolean applied,
      @Nullable StoredEntry before,
      @Nullable StoredEntry after) {
    WriteOutcome outcome =
        applied
            ? WriteOutcome.applied(returned(intent, before, after), writeId(intent, after))
            : WriteOutcome.refused(before);
    return outcome.in(Long.toString(generation.get()));
  }

  private static @Nullable StoredEntry returned(
      WriteIntent intent, @Nullable StoredEntry before, @Nullable StoredEntry after) {
    if (intent instanceof WriteIntent.Touch touch) {
      return touch.returnEntry() ? after : null;
    }
    return intent instanceof WriteIntent.Store store && !store.returnOld() ? null : before;
  }

  private static @Nullable WriteId writeId(WriteIntent intent, @Nullable StoredEntry after) {
    return intent instanceof WriteIntent.Store && after != null ? (WriteId) after.version() : null;
  }

  private boolean isMet(Precondition condition, @Nullable StoredEntry before) {
    boolean live = before != null && before.isLive(clock.millis());
    if (condition instanceof Precondition.None) {
      return true;
    }
    if (condition instanceof Precondition.Absent) {
      return !live;
    }
    if (condition instanceof Precondition.Unmodified unmodified) {
      return before != null && before.version().equals(unmodified.version());
    }
    if (condition instanceof Precondition.LiveAndEqual equal) {
      return before != null && live && before.value().equals(equal.value());
    }
    if (condition instanceof Precondition.LiveUntil until) {
      return before != null && live && before.deadline() == until.deadline();
    }
    return live;
  }

  private @Nullable StoredEntry applied(WriteIntent intent, @Nullable StoredEntry before) {
    if (intent instanceof WriteIntent.Store store) {
      return stored(store, before);
    }
    if (intent instanceof WriteIntent.Touch touch && before != null) {
      return new StoredEntry(
          before.key(), before.value(), before.version(), touch.deadline(), null);
    }
    return null;
  }

  private StoredEntry stored(WriteIntent.Store store, @Nullable StoredEntry before) {
    boolean live = before != null && before.isLive(clock.millis());
    long deadline =
        store.expiry() instanceof ExpiryRule.At at
            ? at.deadline()
            : before != null && live
                ? before.deadline()
                : ((ExpiryRule.Keep) store.expiry()).deadlineIfCreated();
    return new StoredEntry(
        store.key(), store.value(), new WriteId(writes.incrementAndGet()), deadline, null);
  }

  @Override
  public WriteOutcome access(String operation, StoredEntry seen, WriteIntent intent) {
    return write(operation, intent);
  }

  @Override
  public BitSet writeAll(String operation, WriteIntents intents) {
    BitSet written = new BitSet();
    for (int place = 0; place < intents.size(); place++) {
      write(operation, intents.get(place));
      written.set(place);
    }
    return written;
  }

  @Override
  public boolean needsChunks(CanonicalKey key, EncodedValue value) {
    return false;
  }

  @Override
  public boolean comparesValues() {
    return true;
  }

  @Override
  public Iterator<StoredEntry> entries(String operation, ReadPurpose purpose) {
    eachRequest.accept(operation);
    long now = clock.millis();
    return List.copyOf(items.values()).stream().filter(entry -> entry.isLive(now)).iterator();
  }

  @Override
  public long countLive(String operation) {
    eachRequest.accept(operation);
    long now = clock.millis();
    return items.values().stream().filter(entry -> entry.isLive(now)).count();
  }

  @Override
  public void clear(String operation) {
    startNewGeneration(operation);
  }

  @Override
  public void startNewGeneration(String operation) {
    eachRequest.accept(operation);
    generation.incrementAndGet();
    items.clear();
  }

  @Override
  public void refresh(String operation) {
    eachRequest.accept(operation);
  }

  @Override
  public void open(Duration openTimeout, Runnable beforeCreation) {
    beforeCreation.run();
  }

  @Override
  public void destroy(Consumer<? super Purge> purges) {
    startNewGeneration("destroyCache");
  }

  @Override
  public long destroyNow(Duration openTimeout) {
    long deleted = items.size();
    startNewGeneration("destroyCacheNow");
    return deleted;
  }

  @Override
  public void close() {}
}
