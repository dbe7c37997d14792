package io.github.dynamojcache.ratelimiter;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.grid.jcache.Bucket4jJCache;
import java.time.Duration;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;

/**
 * So many calls a minute for each customer, over all JVMs. Each customer has a bucket of tokens in
 * the cache; taking one is an entry processor, which is atomic between JVMs. Thread-safe.
 */
public final class RateLimiter {

  private final ProxyManager<String> buckets;
  private final BucketConfiguration limit;

  /**
   * Opens the cache {@code limits}.
   *
   * @param caches where it is
   * @param callsAMinute how many calls each customer has
   */
  public RateLimiter(CacheManager caches, long callsAMinute) {
    Cache<String, byte[]> cache =
        caches.createCache(
            "limits",
            new MutableConfiguration<String, byte[]>().setTypes(String.class, byte[].class));
    buckets = Bucket4jJCache.entryProcessorBasedBuilder(cache).build();
    limit =
        BucketConfiguration.builder()
            .addLimit(
                bandwidth ->
                    bandwidth
                        .capacity(callsAMinute)
                        .refillIntervally(callsAMinute, Duration.ofMinutes(1)))
            .build();
  }

  /**
   * Takes a token.
   *
   * @param customer whose
   * @return whether there was one, how many are left, and when there will be more
   */
  public ConsumptionProbe take(String customer) {
    return buckets.builder().build(customer, () -> limit).tryConsumeAndReturnRemaining(1);
  }
}
