package io.github.dynamojcache.benchmarks.unanswered;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.DynamoConfiguration;
import io.github.dynamojcache.FailureModeMXBean;
import io.github.dynamojcache.benchmarks.side.Engine;
import io.github.dynamojcache.benchmarks.stub.Entries;
import io.github.dynamojcache.benchmarks.stub.StubItems;
import io.github.dynamojcache.benchmarks.stub.StubTable;
import io.github.dynamojcache.options.FailureMode;
import io.github.dynamojcache.options.FailureState;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.security.Security;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;
import javax.cache.Cache;
import javax.cache.CacheManager;

/** A cache with the default time limits that DynamoDB stops answering. For one thread. */
final class Outage implements Closeable {

  private static final int WARM_UP = 200;

  private final FlakyServer server;
  private final CacheManager manager;

  private Outage(String host, int maxConnections) throws IOException {
    // The JVM would remember addresses for half a minute.
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
    System.setProperty("aws.accessKeyId", "local0key");
    System.setProperty("aws.secretAccessKey", "local0secret");
    server =
        new FlakyServer(
            new StubTable(
                Engine.TABLE,
                new StubItems(Engine.CACHE, Gets.ENTRIES, StubItems.text(Entries.VALUE))));
    Properties settings = new Properties();
    settings.setProperty("dynamo-jcache.endpoint", "http://" + host + ":" + server.port());
    settings.setProperty("dynamo-jcache.region", "us-east-1");
    settings.setProperty("dynamo-jcache.table", Engine.TABLE);
    settings.setProperty("dynamo-jcache.table-mode", "none");
    settings.setProperty("dynamo-jcache.max-connections", String.valueOf(maxConnections));
    manager =
        new DynamoCachingProvider()
            .getCacheManager(URI.create("unanswered-" + UUID.randomUUID()), null, settings);
  }

  /**
   * Gets while nobody answers.
   *
   * @param host the server's name
   * @param names what the scenario does to the name server
   */
  static Gets run(Scenario scenario, int gets, String host, Runnable names) throws IOException {
    try (Outage outage = new Outage(host, scenario.maxConnections())) {
      Cache<String, String> cache = outage.cache(FailureMode.THROW);
      scenario.begin(outage.server, names);
      return Gets.run(cache, scenario.threads(), gets);
    }
  }

  /** Gets of a cache that is bypassed: its breaker is open, and nothing is sent. */
  static Gets bypassed(int gets) throws IOException {
    try (Outage outage = new Outage("127.0.0.1", 50)) {
      Cache<String, String> cache = outage.cache(FailureMode.BYPASS);
      outage.server.behave(FlakyServer.Manner.IS_SILENT);
      FailureModeMXBean state = cache.unwrap(FailureModeMXBean.class);
      for (int i = 0; !state.getState().equals(FailureState.OPEN.name()); i++) {
        Gets.isFound(cache, i);
      }
      Gets.run(cache, 1, gets); // the compiler's turn
      return Gets.run(cache, 1, gets);
    }
  }

  /** attempt-timeout is for JVMs that are warm. */
  private Cache<String, String> cache(FailureMode mode) {
    Cache<String, String> cache =
        manager.createCache(
            Engine.CACHE,
            DynamoConfiguration.builder(String.class, String.class)
                .failureMode(mode)
                .set("bypass-retry", Duration.ofHours(1))
                .build());
    for (int i = 0; i < WARM_UP; i++) {
      Gets.isFound(cache, i);
    }
    return cache;
  }

  @Override
  public void close() throws IOException {
    manager.close();
    server.close();
  }
}
