package io.github.dynamojcache.sharing.app;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.FactoryBuilder.SingletonFactory;
import javax.cache.configuration.MutableCacheEntryListenerConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.event.EventType;
import javax.cache.integration.CompletionListenerFuture;

/** What takes helper threads: many entries at once, listeners, loads. Tells what was seen. */
public final class Bulk implements BiFunction<CacheManager, String, Map<String, Object>> {

  private static final int MANY = 200;
  private static final int LOADED = 50;

  private final Map<String, Object> seen = new HashMap<>();
  private final ClassLoader own = Bulk.class.getClassLoader();

  @Override
  public Map<String, Object> apply(CacheManager manager, String name) {
    try {
      manyEntries(manager.getCache("many-" + name));
      loads(manager, "loading-" + name);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return seen;
  }

  private void manyEntries(Cache<Object, Object> cache) throws InterruptedException {
    Map<Object, Object> entries = new HashMap<>();
    for (int i = 0; i < MANY; i++) {
      entries.put(new Isbn("i" + i, Isbn.Kind.BOOK), Samples.plain());
    }
    Heard synchronous = new Heard();
    Heard asynchronous = new Heard();
    var toldAtOnce = told(synchronous, true);
    var toldLater = told(asynchronous, false);
    cache.registerCacheEntryListener(toldAtOnce);
    cache.registerCacheEntryListener(toldLater);
    cache.putAll(entries);
    cache.putAll(entries);
    int iterated = 0;
    for (Cache.Entry<Object, Object> entry : cache) {
      iterated +=
          entry.getKey() instanceof Isbn && entry.getValue() instanceof Samples.Plain ? 1 : 0;
    }
    seen.put("iterated", iterated);
    seen.put("read", cache.getAll(entries.keySet()).size());
    cache.removeAll(entries.keySet());
    for (int i = 0; i < 600 && asynchronous.count(EventType.REMOVED) < MANY; i++) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    cache.deregisterCacheEntryListener(toldAtOnce);
    cache.deregisterCacheEntryListener(toldLater);
    note("synchronous", synchronous);
    note("asynchronous", asynchronous);
  }

  private static MutableCacheEntryListenerConfiguration<Object, Object> told(
      Heard heard, boolean synchronous) {
    return new MutableCacheEntryListenerConfiguration<>(
        new SingletonFactory<>(heard), null, /* isOldValueRequired= */ true, synchronous);
  }

  private void note(String listener, Heard heard) {
    for (EventType type : Set.of(EventType.CREATED, EventType.UPDATED, EventType.REMOVED)) {
      seen.put(listener + " " + type, heard.count(type));
    }
    seen.put(listener + " without old value", heard.withoutOldValue());
    seen.put(listener + " contexts", heard.contexts().equals(Set.of(own)));
  }

  private void loads(CacheManager manager, String name) throws Exception {
    AppLoader loader = new AppLoader();
    Cache<Object, Object> cache =
        manager.createCache(
            name,
            new MutableConfiguration<>()
                .setReadThrough(true)
                .setCacheLoaderFactory(new SingletonFactory<>(loader)));
    Map<Object, Object> wanted = new HashMap<>();
    for (int i = 0; i < LOADED; i++) {
      wanted.put(new Isbn("l" + i, Isbn.Kind.JOURNAL), name);
    }
    CompletionListenerFuture loaded = new CompletionListenerFuture();
    cache.loadAll(wanted.keySet(), true, loaded);
    loaded.get(60, TimeUnit.SECONDS);
    int found = 0;
    for (Iterator<Cache.Entry<Object, Object>> i = cache.iterator(); i.hasNext(); ) {
      found += i.next().getValue() instanceof Samples.Plain ? 1 : 0;
    }
    seen.put("loaded", found);
    seen.put("loader contexts", loader.contexts().equals(Set.of(own)));
    cache.removeAll();
    cache.close();
  }
}
