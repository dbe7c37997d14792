package io.github.dynamojcache.faults.soak;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.integration.CompletionListenerFuture;
import org.jspecify.annotations.Nullable;

/** The reads of one thread, of everybody's keys. */
final class Reader {

  private static final int BULK = 8; // keys
  private static final int PAGE = 200; // entries of an iteration, which then ends
  private static final int LOADED = 100; // keys
  private static final int PATIENCE_SECONDS = 60;

  private final Keys keys;
  private final Versions versions;
  private final Random random;

  Reader(Keys keys, Versions versions, Random random) {
    this.keys = keys;
    this.versions = versions;
    this.random = random;
  }

  /** Returns what is wrong with what was found; null when nothing is. */
  @Nullable String read(Cache<String, String> cache) {
    int lot = random.nextInt(100);
    if (lot < 2) {
      return iterate(cache);
    }
    if (lot < 20) {
      return getAll(cache);
    }
    String key = keys.any(random);
    if (lot < 30) {
      cache.containsKey(key);
      return null;
    }
    long lowest = versions.lowest(cache.getName() + "/" + key);
    return versions.complaint(cache.getName(), key, cache.get(key), lowest);
  }

  private @Nullable String getAll(Cache<String, String> cache) {
    Map<String, Long> lowest = new HashMap<>();
    for (int i = 0; i < BULK; i++) {
      String key = keys.any(random);
      lowest.put(key, versions.lowest(cache.getName() + "/" + key));
    }
    Map<String, String> found = cache.getAll(lowest.keySet());
    String complaint = null;
    for (Map.Entry<String, Long> asked : lowest.entrySet()) {
      String wrong =
          versions.complaint(
              cache.getName(), asked.getKey(), found.get(asked.getKey()), asked.getValue());
      complaint = wrong == null ? complaint : wrong;
    }
    return complaint;
  }

  /** Finds the keys of other JVMs too, and remembers what it saw of them. */
  private @Nullable String iterate(Cache<String, String> cache) {
    Map<String, Long> lowest = versions.allLowest();
    int left = random.nextInt(PAGE);
    for (Cache.Entry<String, String> entry : cache) {
      String wrong =
          versions.complaint(
              cache.getName(),
              entry.getKey(),
              entry.getValue(),
              lowest.getOrDefault(cache.getName() + "/" + entry.getKey(), 0L));
      if (wrong != null) {
        return wrong + ", said an iterator";
      }
      if (--left < 0) {
        return null;
      }
    }
    return null;
  }

  /** Reads keys that only the loader brings. */
  @Nullable String load(Cache<String, String> cache) {
    String key = "l" + random.nextInt(LOADED);
    switch (random.nextInt(10)) {
      case 0 -> loadAll(cache);
      case 1 -> cache.remove(key);
      case 2 -> cache.getAll(Set.of(key, "m0"));
      default -> {
        String found = cache.get(key);
        if (!Versions.value(key, 0).equals(found)) {
          return cache.getName() + ": " + key + " was loaded as " + found;
        }
      }
    }
    return null;
  }

  private void loadAll(Cache<String, String> cache) {
    Set<String> wanted = new HashSet<>();
    for (int i = 0; i < BULK; i++) {
      wanted.add("l" + random.nextInt(LOADED));
    }
    CompletionListenerFuture end = new CompletionListenerFuture();
    cache.loadAll(wanted, random.nextBoolean(), end);
    try {
      end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new CacheException(e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException("loadAll did not end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException(e);
    }
  }
}
