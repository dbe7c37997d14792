package io.github.dynamojcache.faults.soak;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What may still be seen. A value is its key and a version, which its only writer counts up. A read
 * finds nothing, or a version that is not below the one that was the lowest allowed when it began.
 * Thread-safe.
 */
final class Versions {

  private final Map<String, Long> lowest = new ConcurrentHashMap<>();

  static String value(String key, long version) {
    return key + "=" + version;
  }

  /** Returns the lowest version that a read which begins now may find. */
  long lowest(String cacheAndKey) {
    return lowest.getOrDefault(cacheAndKey, 0L);
  }

  /** Lower versions are gone: a write of this one has returned, or somebody has seen it. */
  void raise(String cacheAndKey, long version) {
    lowest.merge(cacheAndKey, version, Math::max);
  }

  /** Returns all of these. */
  Map<String, Long> allLowest() {
    return Map.copyOf(lowest);
  }

  /** Nobody will write this key any more, in any cache. */
  void forget(String key) {
    lowest.keySet().removeIf(name -> name.endsWith("/" + key));
  }

  /**
   * Looks at what a read found.
   *
   * @param lowestThen what {@link #lowest} was before it began
   * @return what is wrong with it; null when nothing is
   */
  @Nullable String complaint(String cache, String key, @Nullable String found, long lowestThen) {
    if (found == null) {
      return null;
    }
    int split = found.lastIndexOf('=');
    if (split < 0 || !found.substring(0, split).equals(key)) {
      return cache + ": " + key + " has the value of another: " + found;
    }
    long version = Long.parseLong(found.substring(split + 1));
    if (version < lowestThen) {
      return cache + ": " + key + " is stale: " + version + " after " + lowestThen;
    }
    raise(cache + "/" + key, version);
    return null;
  }
}
