package io.github.dynamojcache.errors;

import io.github.dynamojcache.DynamoCachingProvider;
import java.net.URI;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;

/** Creates a cache with settings; to be loaded by a loader that lacks a library. */
public final class CreatesACache implements Function<Map<String, String>, String> {

  /**
   * Creates it, where nobody answers.
   *
   * @param settings by their names
   * @return the message of the exception
   */
  @Override
  public String apply(Map<String, String> settings) {
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.endpoint", "http://localhost:1"); // is never asked
    properties.setProperty("dynamo-jcache.region", "eu-west-1");
    settings.forEach((name, value) -> properties.setProperty("dynamo-jcache." + name, value));
    try (CacheManager manager =
        new DynamoCachingProvider()
            .getCacheManager(URI.create("lacking"), getClass().getClassLoader(), properties)) {
      manager.createCache("orders", new MutableConfiguration<String, Integer>());
      return "no error";
    } catch (CacheException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
