package io.github.dynamojcache.semantics.faults;

import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.testing.Counting;
import io.github.dynamojcache.testing.Threads;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Properties;
import java.util.concurrent.Callable;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;

/**
 * The main class of another JVM that raises a counter from several threads: it opens the cache as
 * any application does, says that it is ready, and begins when it is sent a line.
 */
final class CountingProcess {

  static final String READY = "ready";
  static final String DONE = "done";

  private CountingProcess() {}

  /**
   * Runs.
   *
   * @param args endpoint, table, cache, key, number of threads, increments of each
   */
  public static void main(String[] args) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.endpoint", args[0]);
    properties.setProperty("dynamo-jcache.region", "us-east-1");
    properties.setProperty("dynamo-jcache.table", args[1]);
    properties.setProperty("dynamo-jcache.call-timeout", "20s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "10s");
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (CachingProvider provider = Caching.getCachingProvider();
        CacheManager manager = provider.getCacheManager(null, null, properties)) {
      Cache<String, Integer> cache =
          manager.createCache(
              args[2], DynamoConfiguration.builder(String.class, Integer.class).build());
      say(READY);
      orders.readLine();
      int increments = Integer.parseInt(args[5]);
      Callable<Boolean> counting =
          () -> {
            for (int i = 0; i < increments; i++) {
              Counting.increment(cache, args[3]);
            }
            return true;
          };
      Threads.runTogether(Collections.nCopies(Integer.parseInt(args[4]), counting));
    }
    say(DONE);
  }

  private static void say(String word) {
    System.out.println(word);
    System.out.flush();
  }
}
