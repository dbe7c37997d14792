package io.github.dynamojcache.internal.engine;

import io.github.dynamojcache.internal.entries.ReadPurpose;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * {@code loadAll}: runs in the background, and notifies a completion listener at the end. Inside
 * user code that holds a key, or that is itself a load, it finishes before the call returns:
 * waiting for another thread there might never end. Thread-safe.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public final class Loads<K, V> {

  private final EngineContext<K, V> context;
  private final EntryMutexes mutexes;
  private final Writes<K, V> writes;
  private final ExpiredEvents<K, V> expired;
  private final SideBySide sideBySide;

  Loads(
      EngineContext<K, V> context,
      EntryMutexes mutexes,
      Writes<K, V> writes,
      ExpiredEvents<K, V> expired) {
    this.context = context;
    this.mutexes = mutexes;
    this.writes = writes;
    this.expired = expired;
    this.sideBySide = new SideBySide(context);
  }

  /** {@code Cache.loadAll}. */
  public void loadAll(
      Set<? extends K> keys, boolean replaceExisting, @Nullable CompletionListener completion) {
    CompletionListener listener = completion == null ? new Unheard() : completion;
    if (!context.loader().hasLoader()) {
      Completion.succeeded(listener);
      return;
    }
    Load load = new Load(List.copyOf(keys), replaceExisting, listener);
    if (mutexes.mustWorkAlone()) {
      mutexes.requireChangeable("loadAll", encoded(load.keys));
      load.run();
      return;
    }
    try {
      context.loads().execute(load);
    } catch (RejectedExecutionException e) {
      load.drop();
    }
  }

  private BulkKeys<K> encoded(List<K> keys) {
    return BulkKeys.of(keys, context.codec()::encodeKey);
  }

  /** One call of {@code loadAll}. Its listener is notified of the end in every case. */
  private final class Load implements BackgroundTask {
    private final List<K> keys;
    private final boolean replaceExisting;
    private final CompletionListener listener;

    Load(List<K> keys, boolean replaceExisting, CompletionListener listener) {
      this.keys = keys;
      this.replaceExisting = replaceExisting;
      this.listener = listener;
    }

    @Override
    public void run() {
      mutexes.loading(() -> loadAndAnnounce(keys, replaceExisting, listener));
    }

    @Override
    public void drop() {
      Completion.failed(
          listener,
          new CacheException(
              "loadAll was not begun, because the cache or its manager was closed first: nothing"
                  + " was loaded"));
    }
  }

  private void loadAndAnnounce(List<K> keys, boolean replaceExisting, CompletionListener listener) {
    try {
      load(keys, replaceExisting);
    } catch (CacheException e) {
      Completion.failed(listener, e);
      return;
    } catch (Throwable e) { // of any kind: only the listener is notified
      UserCode.keepInterrupt(e);
      Completion.failed(listener, new CacheLoaderException("loadAll failed: " + e, e));
      return;
    }
    Completion.succeeded(listener);
  }

  private void load(List<K> keys, boolean replaceExisting) {
    BulkKeys<K> all = encoded(keys);
    Map<Integer, StoredEntry> inTheWay = new HashMap<>();
    SomeKeys<K> wanted = replaceExisting ? new SomeKeys<>(all) : missing(all, inTheWay);
    if (wanted.isEmpty()) {
      return;
    }
    Map<K, V> loaded = ask(wanted);
    BitSet brought = new BitSet(); // a loader may return more than was requested
    for (int index = 0; index < wanted.size(); index++) {
      brought.set(wanted.place(index), loaded.containsKey(wanted.object(index)));
    }
    BulkProgress<K> progress = new BulkProgress<>("loadAll", all, context.failures());
    progress.finishedAllBut(brought);
    SomeKeys<K> toStore = new SomeKeys<>(all, brought);
    Iterator<Runnable> stores =
        IntStream.range(0, toStore.size())
            .<Runnable>mapToObj(
                index -> {
                  int place = toStore.place(index);
                  K key = toStore.object(index);
                  CanonicalKey stored = toStore.get(index);
                  V value = Objects.requireNonNull(loaded.get(key));
                  StoredEntry before = inTheWay.get(place);
                  Runnable done = () -> progress.finished(place);
                  return () -> store(key, stored, value, replaceExisting, before, done);
                })
            .iterator();
    progress.run(() -> sideBySide.run(stores));
  }

  /**
   * Finds the missing entries.
   *
   * @param inTheWay receives the items that matter to the values stored in their places
   */
  private SomeKeys<K> missing(BulkKeys<K> all, Map<Integer, StoredEntry> inTheWay) {
    BitSet missing = new BitSet();
    long now = context.clock().millis();
    context
        .store()
        .readAll(
            "loadAll",
            all,
            ReadPurpose.FRESH,
            (place, entry) -> {
              if (entry != null && entry.isLive(now)) {
                return;
              }
              missing.set(place);
              if (entry != null && expired.concerns(entry)) {
                inTheWay.put(place, entry);
              }
            });
    return new SomeKeys<>(all, missing);
  }

  private Map<K, V> ask(SomeKeys<K> wanted) {
    try (KeyMark loading = mutexes.load(wanted)) {
      return context.loader().loadAll(wanted.objects());
    }
  }

  private void store(
      K key,
      CanonicalKey canonicalKey,
      V value,
      boolean replaceExisting,
      @Nullable StoredEntry inTheWay,
      Runnable done) {
    if (replaceExisting) {
      writes.carryOut(key, canonicalKey, WriteOperation.reloaded(value), done);
      return;
    }
    mutexes.holding(
        canonicalKey, held -> writes.storeLoaded(key, canonicalKey, inTheWay, value, done));
  }

  /** Used when the caller passes no completion listener. */
  private static final class Unheard implements CompletionListener {
    @Override
    public void onCompletion() {}

    @Override
    public void onException(Exception e) {}
  }
}
