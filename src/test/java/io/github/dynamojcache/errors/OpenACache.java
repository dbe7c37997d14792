package io.github.dynamojcache.errors;

import javax.cache.CacheException;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;

/** The main class of a process that opens one cache with nothing said at all, and tells why not. */
final class OpenACache {

  private OpenACache() {}

  public static void main(String[] args) {
    long start = System.nanoTime();
    try {
      Caching.getCachingProvider()
          .getCacheManager()
          .createCache("books", new MutableConfiguration<String, String>());
      System.out.println("opened");
    } catch (CacheException e) {
      System.out.println("refused: " + e.getMessage().replace('\n', ' '));
    }
    System.out.println("millis: " + (System.nanoTime() - start) / 1_000_000);
    System.exit(0);
  }
}
