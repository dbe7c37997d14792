package io.github.dynamojcache.quickstart;

import java.io.PrintStream;
import java.net.URI;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;

/** Tells the story, prints the bill, and leaves nothing running. */
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

  /** {@code endpoint = embedded} in the configuration starts the engine; both managers share it. */
  static void run(PrintStream out) {
    try (CachingProvider provider = Caching.getCachingProvider(QuickStart.class.getClassLoader())) {
      CacheManager first = manager(provider, "first-manager");
      CacheManager second = manager(provider, "second-manager");
      Bill bill = new Bill(first, second);
      new Story(first, second, bill, out).tell();
      out.println();
      out.println(bill);
    }
  }

  /** A manager is known by its URI: two names are two managers, as in two JVMs. */
  private static CacheManager manager(CachingProvider provider, String name) {
    return provider.getCacheManager(URI.create(name), null);
  }
}
