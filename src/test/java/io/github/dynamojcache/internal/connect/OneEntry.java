package io.github.dynamojcache.internal.connect;

import io.github.dynamojcache.DynamoCachingProvider;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;

/** The main class of a process that puts one entry into a cache and gets it. */
final class OneEntry {

  private OneEntry() {}

  /**
   * Says what it got, or why not.
   *
   * @param arguments the endpoint, and the table
   */
  public static void main(String[] arguments) {
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.endpoint", arguments[0]);
    properties.setProperty("dynamo-jcache.region", "us-east-1");
    properties.setProperty("dynamo-jcache.table", arguments[1]);
    properties.setProperty("dynamo-jcache.table-mode", "none");
    properties.setProperty("dynamo-jcache.open-timeout", "30s");
    properties.setProperty("dynamo-jcache.call-timeout", "20s");
    properties.setProperty("dynamo-jcache.attempt-timeout", "10s");
    try (CacheManager manager =
        new DynamoCachingProvider().getCacheManager(null, null, properties)) {
      Cache<String, String> cache =
          manager.createCache("books", new MutableConfiguration<String, String>());
      cache.put("k", "v");
      System.out.println("got " + cache.get("k"));
    } catch (CacheException e) {
      System.out.println("refused: " + e.getMessage());
    }
    System.exit(0);
  }
}
