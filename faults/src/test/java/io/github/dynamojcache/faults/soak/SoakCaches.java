package io.github.dynamojcache.faults.soak;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.FailureModeMXBean;
import io.github.dynamojcache.options.FailureMode;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.StreamSupport;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.FactoryBuilder;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.integration.CacheLoader;

/** The caches of a soak: of every kind that has threads, state or memory of its own. */
final class SoakCaches {

  /** Its keys are not written, so what the loader brings is all there is. */
  static final String LOADING = "loading";

  private static final int CHUNK_SIZE = 8; // bytes
  private static final String BYPASS_RETRY = "500ms";
  private static final int JOURNAL = 100; // keys; few, so that it overflows now and then

  private final LongAdder events = new LongAdder();

  List<Cache<String, String>> open(CacheManager manager) {
    return List.of(
        manager.createCache("throwing", configuration().build()),
        manager.createCache("bypassing", bypassing().statistics(true).management(true).build()),
        manager.createCache("chunked", bypassing().set("chunk-size", CHUNK_SIZE).build()),
        manager.createCache(
            "told",
            bypassing()
                .expiry(CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR))
                .statistics(true)
                .listener(listener(/* synchronous= */ true))
                .listener(listener(/* synchronous= */ false))
                .build()),
        manager.createCache(LOADING, configuration().readThrough(Loader::new).build()));
  }

  static DynamoConfiguration.Builder<String, String> configuration() {
    return DynamoConfiguration.builder(String.class, String.class);
  }

  static DynamoConfiguration.Builder<String, String> bypassing() {
    return configuration()
        .failureMode(FailureMode.BYPASS)
        .set("bypass-retry", BYPASS_RETRY)
        .set("bypass-journal", JOURNAL);
  }

  static boolean isBypassing(Cache<?, ?> cache) {
    return !cache.getName().equals("throwing") && !cache.getName().equals(LOADING);
  }

  /** Returns how the caches stand to DynamoDB, those with bypass. */
  static List<FailureModeMXBean> states(List<Cache<String, String>> caches) {
    return caches.stream()
        .filter(SoakCaches::isBypassing)
        .map(cache -> cache.unwrap(FailureModeMXBean.class))
        .toList();
  }

  long events() {
    return events.sum();
  }

  private MutableCacheEntryListenerConfiguration<String, String> listener(boolean synchronous) {
    return new MutableCacheEntryListenerConfiguration<>(
        new FactoryBuilder.SingletonFactory<>(new Counting(events)),
        /* filterFactory= */ null,
        /* isOldValueRequired= */ synchronous,
        synchronous);
  }

  /** Brings for a key what it always brings. */
  private static final class Loader implements CacheLoader<String, String> {
    @Override
    public String load(String key) {
      return Versions.value(key, 0);
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      Map<String, String> loaded = new HashMap<>();
      keys.forEach(key -> loaded.put(key, load(key)));
      return loaded;
    }
  }

  /** Counts events. */
  private record Counting(LongAdder events)
      implements CacheEntryCreatedListener<String, String>,
          CacheEntryUpdatedListener<String, String>,
          CacheEntryRemovedListener<String, String>,
          Serializable {

    @Override
    public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends String>> told) {
      count(told);
    }

    @Override
    public void onUpdated(Iterable<CacheEntryEvent<? extends String, ? extends String>> told) {
      count(told);
    }

    @Override
    public void onRemoved(Iterable<CacheEntryEvent<? extends String, ? extends String>> told) {
      count(told);
    }

    private void count(Iterable<?> told) {
      events.add(StreamSupport.stream(told.spliterator(), false).count());
    }
  }
}
