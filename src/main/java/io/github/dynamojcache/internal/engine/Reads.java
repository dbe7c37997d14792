package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.EachRead;
import io.github.dynamojcache.internal.entries.ReadPurpose;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.failure.Outage;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * {@code get}, {@code getAll} and {@code containsKey}, with read-through and access expiry.
 * Thread-safe.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public final class Reads<K, V> {

  private final EngineContext<K, V> context;
  private final EntryMutexes mutexes;
  private final AccessExpiry<K, V> accessExpiry;
  private final Writes<K, V> writes;
  private final ExpiredEvents<K, V> expired;
  private final OutcomeReporter<K, V> reporter;
  private final SideBySide sideBySide;

  Reads(
      EngineContext<K, V> context,
      EntryMutexes mutexes,
      AccessExpiry<K, V> accessExpiry,
      Writes<K, V> writes,
      ExpiredEvents<K, V> expired,
      OutcomeReporter<K, V> reporter) {
    this.context = context;
    this.mutexes = mutexes;
    this.accessExpiry = accessExpiry;
    this.writes = writes;
    this.expired = expired;
    this.reporter = reporter;
    this.sideBySide = new SideBySide(context);
  }

  /** {@code Cache.get}. */
  public @Nullable V get(K key) {
    long start = reporter.startTime();
    CanonicalKey canonicalKey = context.codec().encodeKey(key);
    Found<V> found = context.budget().share(() -> readAndAccess(canonicalKey));
    StoredEntry seen = found.entry();
    V value = found.value();
    if (context.statistics().isEnabled()) {
      reporter.lookup(value != null, System.nanoTime() - start);
    }
    if (value != null) {
      return value;
    }
    expired.found(key, seen);
    return context.loader().isEnabled() ? load(key, canonicalKey, seen) : null;
  }

  /**
   * The result of an access.
   *
   * @param entry the item as it was read
   * @param value null when it is a miss
   */
  private record Found<V>(@Nullable StoredEntry entry, @Nullable V value) {}

  /** Takes one request, and one more if the access must be written. */
  private Found<V> readAndAccess(CanonicalKey key) {
    boolean touchesAlways = context.expiry().touchesAlways();
    StoredEntry seen =
        touchesAlways
            ? readAndTouch("get", key)
            : context.store().read("get", key, ReadPurpose.LOOKUP);
    V value = liveValue(seen);
    if (value != null && seen != null && !touchesAlways) {
      accessExpiry.touch("get", key, seen);
    }
    return new Found<>(seen, value);
  }

  /** Takes one request, which moves the deadline and returns the entry. */
  private @Nullable StoredEntry readAndTouch(String operation, CanonicalKey key) {
    Lifetime.For lifetime = (Lifetime.For) context.expiry().forAccess();
    long deadline = Deadline.after(context.clock().millis(), lifetime.millis());
    try {
      return context.store().write(operation, WriteIntent.readAndTouch(key, deadline)).entry();
    } catch (CacheException e) {
      return readWithoutTouch(operation, key, e);
    }
  }

  /**
   * Reads after a touch that failed: a write may be refused where a read is not. If there was no
   * response at all, a second request is pointless.
   */
  private @Nullable StoredEntry readWithoutTouch(
      String operation, CanonicalKey key, CacheException failure) {
    if (Outage.isSilence(failure)) {
      throw failure;
    }
    StoredEntry entry;
    try {
      entry = context.store().read(operation, key, ReadPurpose.LOOKUP);
    } catch (CacheException e) {
      failure.addSuppressed(e);
      throw failure;
    }
    context.failures().wentOnWithout(BestEffortWrite.TOUCH, operation, failure);
    return entry;
  }

  private @Nullable V liveValue(@Nullable StoredEntry seen) {
    return seen != null && seen.isLive(context.clock().millis())
        ? context.codec().decodeValue(seen)
        : null;
  }

  /** Loads a value. Threads of one JVM that miss the same key call the loader once. */
  private @Nullable V load(K key, CanonicalKey canonicalKey, @Nullable StoredEntry seen) {
    return mutexes.<@Nullable V>holding(
        canonicalKey,
        held -> {
          StoredEntry current = held.waited() ? readAgain(held, canonicalKey) : seen;
          V already = held.waited() ? liveValue(current) : null;
          if (already != null) {
            return already;
          }
          V loaded = ask(key, canonicalKey);
          return loaded == null ? null : keepLoaded("get", key, canonicalKey, current, loaded);
        });
  }

  /** Stores the loaded value. The caller may get it even if that fails. */
  private V keepLoaded(
      String operation, K key, CanonicalKey canonicalKey, @Nullable StoredEntry seen, V loaded) {
    try {
      return writes.storeLoaded(key, canonicalKey, seen, loaded, () -> {});
    } catch (CacheException e) {
      if (!StoreFailure.isOne(e)) {
        throw e;
      }
      context.failures().loadedNotStored(operation, e);
      return loaded;
    }
  }

  private @Nullable StoredEntry readAgain(HeldKey held, CanonicalKey key) {
    return held.<@Nullable StoredEntry>inTimeLeft(
        context.budget(), () -> context.store().read("get", key, ReadPurpose.FRESH));
  }

  private @Nullable V ask(K key, CanonicalKey canonicalKey) {
    try (KeyMark loading = mutexes.load(List.of(canonicalKey))) {
      return mutexes.<@Nullable V>runUserCode(() -> context.loader().load(key));
    }
  }

  /** {@code Cache.containsKey}: no statistics, no access expiry. */
  public boolean containsKey(K key) {
    CanonicalKey canonicalKey = context.codec().encodeKey(key);
    StoredEntry seen = context.store().read("containsKey", canonicalKey, ReadPurpose.LOOKUP);
    boolean present = liveValue(seen) != null;
    if (!present) {
      expired.found(key, seen);
    }
    return present;
  }

  /** {@code Cache.getAll}. */
  public Map<K, V> getAll(Set<? extends K> keys) {
    long start = reporter.startTime();
    ManyFound found = new ManyFound(BulkKeys.of(keys, context.codec()::encodeKey));
    context.store().readAll("getAll", found.wanted, ReadPurpose.LOOKUP, found);
    Tellings.runAll(found.expiries());
    found.touch();
    count(found.values.size(), found.missing.cardinality(), start);
    if (context.loader().isEnabled() && !found.missing.isEmpty()) {
      loadMissing(found);
    }
    return found.values;
  }

  /** The result of a {@code getAll} so far. */
  private final class ManyFound implements EachRead {

    /** How many touches are made together: enough for all that can run in parallel. */
    private static final int TOUCHES = 800;

    private final BulkKeys<K> wanted;
    private final Map<K, V> values;
    private final BitSet missing = new BitSet();
    private final Map<Integer, StoredEntry> inTheWay = new HashMap<>();
    private final List<Runnable> dueTouches = new ArrayList<>();

    ManyFound(BulkKeys<K> wanted) {
      this.wanted = wanted;
      this.values = new HashMap<>(2 * wanted.size());
    }

    @Override
    public void read(int place, @Nullable StoredEntry entry) {
      V value = liveValue(entry);
      if (value == null || entry == null) {
        missing.set(place);
        if (entry != null && expired.concerns(entry)) {
          inTheWay.put(place, entry);
        }
        return;
      }
      values.put(wanted.object(place), value);
      WriteIntent due = accessExpiry.due(wanted.get(place), entry);
      if (due != null) {
        dueTouches.add(() -> accessExpiry.carryOut("getAll", entry, due));
        if (dueTouches.size() == TOUCHES) {
          touch();
        }
      }
    }

    /**
     * Returns the expiries. They are published after all reads, so that no listener holds up a
     * request.
     */
    List<Runnable> expiries() {
      List<Runnable> expiries = new ArrayList<>();
      inTheWay.forEach(
          (place, entry) -> expiries.add(() -> expired.found(wanted.object(place), entry)));
      return expiries;
    }

    /** Makes the touches that are due. Runs no user code. */
    void touch() {
      context.fanout().run(List.copyOf(dueTouches));
      dueTouches.clear();
    }

    synchronized void loaded(K key, V value) {
      values.put(key, value);
    }
  }

  private void count(int hits, int misses, long start) {
    if (context.statistics().isEnabled()) {
      context.statistics().recordHits(hits);
      context.statistics().recordMisses(misses);
      context.statistics().recordGetTime(System.nanoTime() - start);
    }
  }

  private void loadMissing(ManyFound found) {
    SomeKeys<K> missing = new SomeKeys<>(found.wanted, found.missing);
    Map<K, V> loaded = askAll(missing);
    sideBySide.run(
        IntStream.range(0, missing.size())
            .filter(index -> loaded.get(missing.object(index)) != null)
            .<Runnable>mapToObj(
                index -> {
                  K key = missing.object(index);
                  CanonicalKey canonicalKey = missing.get(index);
                  StoredEntry seen = found.inTheWay.get(missing.place(index));
                  V value = Objects.requireNonNull(loaded.get(key));
                  return () -> found.loaded(key, storeLoaded(key, canonicalKey, seen, value));
                })
            .iterator());
  }

  private Map<K, V> askAll(SomeKeys<K> keys) {
    try (KeyMark loading = mutexes.load(keys)) {
      return context.loader().loadAll(keys.objects());
    }
  }

  private V storeLoaded(K key, CanonicalKey canonicalKey, @Nullable StoredEntry seen, V value) {
    return mutexes.holding(
        canonicalKey, held -> keepLoaded("getAll", key, canonicalKey, seen, value));
  }
}
