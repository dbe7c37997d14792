package io.github.dynamojcache.errors;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.bypass.FailureMode;
import java.net.URI;
import java.util.Properties;
import java.util.concurrent.Callable;
import javax.cache.CacheException;
import javax.cache.CacheManager;

/** Asks for bypassing where there is no Failsafe; to be loaded by a loader that has none. */
public final class WithoutFailsafe implements Callable<String> {

  @Override
  public String call() {
    Properties properties = new Properties();
    properties.setProperty("dynamo-jcache.endpoint", "http://localhost:1"); // is never asked
    properties.setProperty("dynamo-jcache.region", "eu-west-1");
    try (CacheManager manager =
        new DynamoCachingProvider()
            .getCacheManager(
                URI.create("without-failsafe"), getClass().getClassLoader(), properties)) {
      manager.createCache(
          "orders",
          DynamoConfiguration.builder(String.class, Integer.class)
              .failureMode(FailureMode.BYPASS)
              .build());
      return "no error";
    } catch (CacheException e) {
      return e.getMessage();
    }
  }
}
