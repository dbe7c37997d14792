package io.github.dynamojcache.testing;

import javax.cache.Cache;

/** Raises a number by an entry processor. */
public final class Counting {

  private Counting() {}

  public static int increment(Cache<String, Integer> cache, String key) {
    Integer raised =
        cache.invoke(
            key,
            (entry, arguments) -> {
              int next = entry.exists() ? entry.getValue() + 1 : 1;
              entry.setValue(next);
              return next;
            });
    if (raised == null) {
      throw new AssertionError("the processor returned a number, and it did not arrive");
    }
    return raised;
  }
}
