package io.github.dynamojcache;

import static java.util.Objects.requireNonNull;

import io.github.dynamojcache.internal.assembly.OpenCache;
import io.github.dynamojcache.internal.coding.DeclaredTypes;
import io.github.dynamojcache.internal.engine.CacheEngine;
import io.github.dynamojcache.internal.lifecycle.UnderWay;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.integration.CompletionListener;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorResult;
import org.jspecify.annotations.Nullable;

/**
 * A cache whose entries are items of a DynamoDB table, shared by every JVM that opens a cache of
 * the same name on the same table. Thread-safe; an iterator is for one thread only.
 *
 * <p>Every operation throws {@link IllegalStateException} after {@link #close}, {@link
 * NullPointerException} for a null key or value, {@link ClassCastException} for a key or value that
 * is not of the declared type, and {@link javax.cache.CacheException} when a request to DynamoDB
 * fails. The setting {@code failure-mode} decides what happens in an outage.
 *
 * @param <K> the type of key
 * @param <V> the type of value
 */
public final class DynamoCache<K, V> implements Cache<K, V> {

  private final DynamoCacheManager manager;
  private final CurrentConfiguration<K, V> configuration;
  private final OpenCache<K, V> open;
  private final CacheEngine<K, V> engine;
  private final UnderWay underWay;
  private final DeclaredTypes<K, V> types;
  private final CacheViews views;
  private final ConfigurationChanges<K, V> changes;
  private final CacheClosing closing;

  DynamoCache(
      DynamoCacheManager manager, CurrentConfiguration<K, V> configuration, OpenCache<K, V> open) {
    this.manager = manager;
    this.configuration = configuration;
    this.open = open;
    this.engine = open.engine();
    this.underWay = open.underWay();
    this.types = open.types();
    this.views = CacheViews.of(open.monitors());
    CacheBeans beans = new CacheBeans(manager.getURI(), open.name(), configuration, views);
    this.changes = new ConfigurationChanges<>(configuration, open, beans);
    this.closing = new CacheClosing(this, manager.caches(), open, beans);
  }

  @Override
  public @Nullable V get(K key) {
    return underWay.run("get", () -> engine.reads().get(types.requireKey(key)));
  }

  @Override
  public Map<K, V> getAll(Set<? extends K> keys) {
    return underWay.run(
        "getAll",
        () -> {
          types.requireKeys(keys);
          return engine.reads().getAll(keys);
        });
  }

  @Override
  public boolean containsKey(K key) {
    return underWay.run("containsKey", () -> engine.reads().containsKey(types.requireKey(key)));
  }

  @Override
  public void loadAll(
      Set<? extends K> keys, boolean replaceExisting, @Nullable CompletionListener completion) {
    underWay.run(
        "loadAll",
        () -> {
          types.requireKeys(keys);
          engine
              .loads()
              .loadAll(
                  keys,
                  replaceExisting,
                  completion == null ? null : underWay.telling("loadAll", completion));
        });
  }

  @Override
  public void put(K key, V value) {
    underWay.run(
        "put", () -> engine.writes().put(types.requireKey(key), types.requireValue(value)));
  }

  @Override
  public @Nullable V getAndPut(K key, V value) {
    return underWay.run(
        "getAndPut",
        () -> engine.writes().getAndPut(types.requireKey(key), types.requireValue(value)));
  }

  @Override
  public void putAll(Map<? extends K, ? extends V> entries) {
    underWay.run(
        "putAll",
        () -> {
          types.requireEntries(entries);
          engine.bulkWrites().putAll(entries);
        });
  }

  @Override
  public boolean putIfAbsent(K key, V value) {
    return underWay.run(
        "putIfAbsent",
        () -> engine.writes().putIfAbsent(types.requireKey(key), types.requireValue(value)));
  }

  @Override
  public boolean remove(K key) {
    return underWay.run("remove", () -> engine.writes().remove(types.requireKey(key)));
  }

  @Override
  public boolean remove(K key, V oldValue) {
    return underWay.run(
        "remove",
        () -> engine.writes().removeIfEqual(types.requireKey(key), types.requireValue(oldValue)));
  }

  @Override
  public @Nullable V getAndRemove(K key) {
    return underWay.run("getAndRemove", () -> engine.writes().getAndRemove(types.requireKey(key)));
  }

  @Override
  public boolean replace(K key, V oldValue, V newValue) {
    return underWay.run(
        "replace",
        () ->
            engine
                .writes()
                .replaceIfEqual(
                    types.requireKey(key),
                    types.requireValue(oldValue),
                    types.requireValue(newValue)));
  }

  @Override
  public boolean replace(K key, V value) {
    return underWay.run(
        "replace", () -> engine.writes().replace(types.requireKey(key), types.requireValue(value)));
  }

  @Override
  public @Nullable V getAndReplace(K key, V value) {
    return underWay.run(
        "getAndReplace",
        () -> engine.writes().getAndReplace(types.requireKey(key), types.requireValue(value)));
  }

  @Override
  public void removeAll(Set<? extends K> keys) {
    underWay.run(
        "removeAll",
        () -> {
          types.requireKeys(keys);
          engine.bulkWrites().removeAll(keys);
        });
  }

  @Override
  public void removeAll() {
    underWay.run("removeAll", () -> engine.bulkWrites().removeAll());
  }

  @Override
  public void clear() {
    underWay.run("clear", () -> engine.bulkWrites().clear());
  }

  @Override
  public <T> @Nullable T invoke(
      K key, EntryProcessor<K, V, T> processor, @Nullable Object... arguments) {
    return underWay.run(
        "invoke",
        () -> {
          requireNonNull(processor, "entryProcessor");
          return engine.processors().invoke(types.requireKey(key), processor, arguments);
        });
  }

  @Override
  public <T> Map<K, EntryProcessorResult<T>> invokeAll(
      Set<? extends K> keys, EntryProcessor<K, V, T> processor, @Nullable Object... arguments) {
    return underWay.run(
        "invokeAll",
        () -> {
          types.requireKeys(keys);
          requireNonNull(processor, "entryProcessor");
          return engine.processors().invokeAll(keys, processor, arguments);
        });
  }

  @Override
  public Iterator<Entry<K, V>> iterator() {
    return underWay.run("iterator", () -> new OpenCacheIterator<>(this, engine.iterator()));
  }

  @Override
  public void registerCacheEntryListener(CacheEntryListenerConfiguration<K, V> listener) {
    underWay.run("registerCacheEntryListener", () -> changes.register(listener));
  }

  @Override
  public void deregisterCacheEntryListener(CacheEntryListenerConfiguration<K, V> listener) {
    underWay.run("deregisterCacheEntryListener", () -> changes.deregister(listener));
  }

  @Override
  public String getName() {
    return open.name();
  }

  @Override
  public CacheManager getCacheManager() {
    return manager;
  }

  @Override
  public <C extends Configuration<K, V>> C getConfiguration(Class<C> type) {
    return configuration.as(type, open.name());
  }

  DynamoConfiguration<K, V> configuration() {
    return configuration.get();
  }

  ConfigurationChanges<K, V> changes() {
    return changes;
  }

  /**
   * Closes the cache in this JVM. Its entries stay in the table. Waits up to 10 s for running
   * operations. Has no effect on a closed cache.
   */
  @Override
  public void close() {
    closing.close();
  }

  /** Returns how this cache ends. */
  CacheClosing closing() {
    return closing;
  }

  @Override
  public boolean isClosed() {
    return underWay.isClosed();
  }

  /**
   * Returns this cache, or one of its MXBeans: {@link ConsumedCapacityMXBean}, {@link
   * UndecodableValuesMXBean}, {@link BestEffortWritesMXBean}, {@link ClockMXBean}, and, with {@code
   * failure-mode = bypass}, {@link FailureModeMXBean}.
   *
   * @throws IllegalArgumentException for any other type, and for {@link ConsumedCapacityMXBean}
   *     when {@code consumed-capacity} is off
   */
  @Override
  public <T> T unwrap(Class<T> type) {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    return views
        .find(type, open.name())
        .orElseThrow(
            () ->
                new IllegalArgumentException("a DynamoCache does not unwrap to " + type.getName()));
  }

  /** Runs a step of an iteration. */
  <T> T step(String operation, Supplier<T> step) {
    return underWay.run(operation, step);
  }
}
