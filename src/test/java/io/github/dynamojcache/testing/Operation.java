package io.github.dynamojcache.testing;

import javax.cache.Cache;

/**
 * An operation on the key {@code k}, what it must say, and what must be so afterwards.
 *
 * @param misses how many it counts
 */
public record Operation(String name, int misses, Check check) {

  /** Runs the operation and asserts. */
  @FunctionalInterface
  public interface Check {
    void on(Cache<String, String> cache) throws Exception;
  }

  @Override
  public String toString() {
    return name;
  }
}
