package io.github.dynamojcache.ratelimiter;

import io.github.bucket4j.grid.jcache.Bucket4jJCache;
import io.github.bucket4j.grid.jcache.CompatibilityTest;
import io.github.bucket4j.tck.AbstractDistributedBucketTest;
import io.github.bucket4j.tck.ProxyManagerSpec;
import io.github.dynamojcache.DynamoCachingProvider;
import java.util.List;
import java.util.UUID;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Bucket4j asks of a store for its buckets, by its own tests. */
class ContractTest extends AbstractDistributedBucketTest {

  private static final DynamoCachingProvider provider = new DynamoCachingProvider();
  private static final CacheManager manager = provider.getCacheManager();

  @BeforeAll
  static void offerTheCache() {
    Cache<String, byte[]> cache =
        manager.createCache(
            "limits",
            new MutableConfiguration<String, byte[]>().setTypes(String.class, byte[].class));
    specs =
        List.of(
            new ProxyManagerSpec<>(
                "dynamo-jcache",
                () -> UUID.randomUUID().toString(),
                () -> Bucket4jJCache.entryProcessorBasedBuilder(cache)));
  }

  @AfterAll
  static void close() {
    provider.close();
  }

  /** It throws when an increment is lost. */
  @Test
  @SuppressWarnings("JUnitMethodWithoutAssertion")
  void fourThousandIncrementsLoseNone() throws Exception {
    Cache<String, Integer> cache =
        manager.createCache("increments", new MutableConfiguration<String, Integer>());

    new CompatibilityTest(cache).test();
  }
}
