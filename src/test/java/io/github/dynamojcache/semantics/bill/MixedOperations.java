package io.github.dynamojcache.semantics.bill;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CompletionListenerFuture;
import javax.cache.processor.MutableEntry;

/**
 * Every operation that sends something, in an order and on keys that are drawn by lot, always the
 * same for one seed. For one thread.
 */
final class MixedOperations {

  private static final int KEYS = 40;

  private final Cache<String, String> cache;
  private final Random random;
  private final List<Runnable> single;
  private final List<Runnable> bulk;

  MixedOperations(Cache<String, String> cache, long seed) {
    this.cache = cache;
    this.random = new Random(seed);
    this.single =
        List.of(
            () -> cache.get(key()),
            () -> cache.containsKey(key()),
            () -> cache.put(key(), value()),
            () -> cache.getAndPut(key(), value()),
            () -> cache.putIfAbsent(key(), value()),
            () -> cache.replace(key(), value()),
            () -> cache.replace(key(), value(), value()),
            () -> cache.getAndReplace(key(), value()),
            () -> cache.remove(key()),
            () -> cache.remove(key(), value()),
            () -> cache.getAndRemove(key()),
            () -> cache.invoke(key(), (entry, arguments) -> process(entry)));
    this.bulk =
        List.of(
            () -> cache.getAll(keys()),
            () -> cache.putAll(entries()),
            () -> cache.removeAll(keys()),
            () -> cache.invokeAll(keys(), (entry, arguments) -> process(entry)),
            () -> iterate(cache.iterator()),
            this::loadAll,
            cache::removeAll,
            cache::clear);
  }

  /** One operation in a hundred is on many entries. */
  void run(int count) {
    for (int i = 0; i < count; i++) {
      List<Runnable> kind = random.nextInt(100) == 0 ? bulk : single;
      kind.get(random.nextInt(kind.size())).run();
    }
  }

  private String key() {
    return "k" + random.nextInt(KEYS);
  }

  /** Seldom equal to another, and sometimes larger than a unit. */
  private String value() {
    return Integer.toString(random.nextInt(4)).repeat(random.nextInt(10) == 0 ? 5_000 : 1);
  }

  private Set<String> keys() {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < KEYS / 2; i++) {
      keys.add(key());
    }
    return keys;
  }

  private Map<String, String> entries() {
    Map<String, String> entries = new HashMap<>();
    keys().forEach(key -> entries.put(key, value()));
    return entries;
  }

  private String process(MutableEntry<String, String> entry) {
    switch (random.nextInt(3)) {
      case 0 -> entry.setValue(value());
      case 1 -> entry.remove();
      default -> entry.exists();
    }
    return entry.getKey();
  }

  private void iterate(Iterator<Cache.Entry<String, String>> entries) {
    while (entries.hasNext()) {
      entries.next();
      if (random.nextInt(20) == 0) {
        entries.remove();
      }
    }
  }

  private void loadAll() {
    CompletionListenerFuture done = new CompletionListenerFuture();
    cache.loadAll(keys(), random.nextBoolean(), done);
    try {
      done.get(60, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** Has a value for every key. */
  public static final class Loader implements CacheLoader<String, String> {
    @Override
    public String load(String key) {
      return "loaded";
    }

    @Override
    public Map<String, String> loadAll(Iterable<? extends String> keys) {
      Map<String, String> loaded = new HashMap<>();
      Collection<String> all = new ArrayList<>();
      keys.forEach(all::add);
      all.forEach(key -> loaded.put(key, "loaded"));
      return loaded;
    }
  }
}
