package io.github.dynamojcache.engine;

import io.github.dynamojcache.codec.CanonicalKey;
import io.github.dynamojcache.store.StoredEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import javax.cache.CacheException;
import javax.cache.integration.CacheLoaderException;
import javax.cache.integration.CompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * {@code loadAll}: in the background, with its end announced to a completion listener. Inside user
 * code that holds a key, or that is itself a load, it is done before the call returns: whoever
 * waits there for another thread may wait in vain. Thread-safe.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public final class Loads<K, V> {

  private final EngineContext<K, V> context;
  private final EntryMutexes mutexes;
  private final Writes<K, V> writes;
  private final SideBySide sideBySide;

  Loads(EngineContext<K, V> context, EntryMutexes mutexes, Writes<K, V> writes) {
    this.context = context;
    this.mutexes = mutexes;
    this.writes = writes;
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
    Load load = new Load(new HashSet<>(keys), replaceExisting, listener);
    if (mutexes.mustWorkAlone()) {
      mutexes.requireChangeable("loadAll", keys.stream().map(this::encode).toList());
      load.run();
      return;
    }
    try {
      context.loads().execute(load);
    } catch (RejectedExecutionException e) {
      load.drop();
    }
  }

  private CanonicalKey encode(K key) {
    return context.codec().encodeKey(key);
  }

  /** One call of {@code loadAll}, whose listener hears of its end whatever becomes of it. */
  private final class Load implements BackgroundTask {
    private final Set<K> keys;
    private final boolean replaceExisting;
    private final CompletionListener listener;

    Load(Set<K> keys, boolean replaceExisting, CompletionListener listener) {
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

  private void loadAndAnnounce(Set<K> keys, boolean replaceExisting, CompletionListener listener) {
    try {
      load(keys, replaceExisting);
    } catch (CacheException e) {
      Completion.failed(listener, e);
      return;
    } catch (Throwable e) { // whatever it is, nobody else is told
      UserCode.keepInterrupt(e);
      Completion.failed(listener, new CacheLoaderException("loadAll failed: " + e, e));
      return;
    }
    Completion.succeeded(listener);
  }

  private void load(Set<K> keys, boolean replaceExisting) {
    Map<CanonicalKey, StoredEntry> seen = new HashMap<>();
    Map<K, CanonicalKey> wanted = new HashMap<>();
    keys.forEach(key -> wanted.put(key, encode(key)));
    if (!replaceExisting) {
      seen.putAll(context.store().readAll("loadAll", new HashSet<>(wanted.values())));
      long now = context.clock().millis();
      wanted
          .values()
          .removeIf(
              key -> {
                StoredEntry entry = seen.get(key);
                return entry != null && entry.isLive(now);
              });
    }
    if (wanted.isEmpty()) {
      return;
    }
    Map<K, V> loaded = ask(wanted);
    BulkProgress<K> progress = new BulkProgress<>("loadAll", keys, context.failures());
    keys.stream().filter(key -> !loaded.containsKey(key)).forEach(progress::finished);
    List<Runnable> stores = new ArrayList<>();
    loaded.forEach(
        (key, value) -> {
          CanonicalKey canonicalKey = wanted.get(key);
          if (canonicalKey != null) { // a loader may bring more than it was asked for
            Runnable done = () -> progress.finished(key);
            stores.add(() -> store(key, canonicalKey, value, replaceExisting, seen, done));
          }
        });
    progress.run(() -> sideBySide.run(stores));
  }

  private Map<K, V> ask(Map<K, CanonicalKey> wanted) {
    try (KeyMark loading = mutexes.load(wanted.values())) {
      return context.loader().loadAll(wanted.keySet());
    }
  }

  private void store(
      K key,
      CanonicalKey canonicalKey,
      V value,
      boolean replaceExisting,
      Map<CanonicalKey, StoredEntry> seen,
      Runnable done) {
    if (replaceExisting) {
      writes.carryOut(key, canonicalKey, WriteOperation.reloaded(value), done);
      return;
    }
    mutexes.holding(
        canonicalKey,
        held -> writes.storeLoaded(key, canonicalKey, seen.get(canonicalKey), value, done));
  }

  /** Stands in where the caller does not want to hear of the end. */
  private static final class Unheard implements CompletionListener {
    @Override
    public void onCompletion() {}

    @Override
    public void onException(Exception e) {}
  }
}
