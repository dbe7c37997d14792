package io.github.dynamojcache.faults.client;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.cache.integration.CacheLoader;

/** A loader that brings a new value each time, and reports it. Thread-safe. */
final class Loads implements CacheLoader<String, String> {

  private static final ThreadLocal<Map<String, Long>> IDS = new ThreadLocal<>();

  private final Supplier<String> newValues;
  private final Reporter reporter;

  Loads(Supplier<String> newValues, Reporter reporter) {
    this.newValues = newValues;
    this.reporter = reporter;
  }

  /**
   * Says which calls this thread is about to make.
   *
   * @param calls their numbers, by their keys
   */
  void begin(Map<String, Long> calls) {
    IDS.set(calls);
  }

  @Override
  public String load(String key) {
    String value = newValues.get();
    reporter.loaded(requireNonNull(IDS.get().get(key)), value);
    return value;
  }

  @Override
  public Map<String, String> loadAll(Iterable<? extends String> keys) {
    Map<String, String> loaded = new HashMap<>();
    keys.forEach(key -> loaded.put(key, load(key)));
    return loaded;
  }
}
