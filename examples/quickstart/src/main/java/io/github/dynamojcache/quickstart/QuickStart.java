package io.github.dynamojcache.quickstart;

import io.github.dynamojcache.DynamoCachingProvider;
import io.github.dynamojcache.local.EmbeddedDynamo;
import java.io.PrintStream;
import java.net.URI;
import java.util.Properties;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Starts the engine, tells the story, prints the bill, and leaves nothing running. */
public final class QuickStart {

  private QuickStart() {}

  /**
   * Runs the story.
   *
   * @param args none
   */
  public static void main(String[] args) {
    run(System.out);
  }

  /**
   * An application needs none of the lines about a client: {@code endpoint = embedded} in the
   * configuration starts the engine. Here the client is handed in, so that it can keep the bill.
   */
  static void run(PrintStream out) {
    ClassLoader loader = QuickStart.class.getClassLoader();
    try (EmbeddedDynamo engine = EmbeddedDynamo.start(loader);
        CachingProvider provider = Caching.getCachingProvider(loader)) {
      Bill bill = new Bill();
      DynamoDbClient client = bill.kept(engine.client());
      new Story(
              manager(provider, "first-manager", client),
              manager(provider, "second-manager", client),
              bill,
              out)
          .tell();
      out.println();
      out.println(bill);
    }
  }

  /** A manager is known by its URI: two names are two managers, as in two JVMs. */
  private static CacheManager manager(
      CachingProvider provider, String name, DynamoDbClient client) {
    Properties properties = new Properties();
    properties.put(DynamoCachingProvider.CLIENT_PROPERTY, client);
    return provider.getCacheManager(URI.create(name), null, properties);
  }
}
