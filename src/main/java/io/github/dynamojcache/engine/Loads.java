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
 * {@code loadAll}: in the background, with its end announced to a completion listener. Thread-safe.
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
    this.sideBySide = new SideBySide(context.store(), mutexes);
  }

  /** {@code Cache.loadAll}. */
  public void loadAll(
      Set<? extends K> keys, boolean replaceExisting, @Nullable CompletionListener completion) {
    CompletionListener listener = completion == null ? new Unheard() : completion;
    if (!context.loader().hasLoader()) {
      listener.onCompletion();
      return;
    }
    Set<K> wanted = new HashSet<>(keys);
    try {
      context.executor().execute(() -> loadAndAnnounce(wanted, replaceExisting, listener));
    } catch (RejectedExecutionException e) {
      listener.onException(new CacheException("loadAll: the cache is closing", e));
    }
  }

  private void loadAndAnnounce(Set<K> keys, boolean replaceExisting, CompletionListener listener) {
    try {
      load(keys, replaceExisting);
    } catch (CacheException e) {
      listener.onException(e);
      return;
    } catch (RuntimeException | Error e) {
      listener.onException(new CacheLoaderException("loadAll failed", e));
      return;
    }
    listener.onCompletion();
  }

  private void load(Set<K> keys, boolean replaceExisting) {
    Map<CanonicalKey, StoredEntry> seen = new HashMap<>();
    Map<K, CanonicalKey> wanted = new HashMap<>();
    keys.forEach(key -> wanted.put(key, context.codec().encodeKey(key)));
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
    Map<K, V> loaded = context.loader().loadAll(wanted.keySet());
    BulkProgress<K> progress = new BulkProgress<>("loadAll", keys, context.failures());
    keys.stream().filter(key -> !loaded.containsKey(key)).forEach(progress::finished);
    List<Runnable> stores = new ArrayList<>();
    loaded.forEach(
        (key, value) -> {
          CanonicalKey canonicalKey = wanted.get(key);
          if (canonicalKey != null) { // a loader may bring more than it was asked for
            stores.add(
                () ->
                    progress.finish(
                        key, () -> store(key, canonicalKey, value, replaceExisting, seen)));
          }
        });
    progress.run(() -> sideBySide.run(stores));
  }

  private void store(
      K key,
      CanonicalKey canonicalKey,
      V value,
      boolean replaceExisting,
      Map<CanonicalKey, StoredEntry> seen) {
    if (replaceExisting) {
      writes.carryOut(key, WriteOperation.reloaded(value));
      return;
    }
    try (EntryMutexes.Held held = mutexes.hold(canonicalKey)) {
      writes.storeLoaded(key, canonicalKey, seen.get(canonicalKey), value);
    }
  }

  /** Stands in where the caller does not want to hear of the end. */
  private static final class Unheard implements CompletionListener {
    @Override
    public void onCompletion() {}

    @Override
    public void onException(Exception e) {}
  }
}
