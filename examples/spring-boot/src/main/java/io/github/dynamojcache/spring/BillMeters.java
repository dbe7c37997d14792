package io.github.dynamojcache.spring;

import io.github.dynamojcache.micrometer.DynamoCacheMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import javax.cache.CacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Requests and capacity units of each cache, beside the hits and misses that Boot shows. */
@Configuration
class BillMeters {

  @Bean
  MeterBinder bill(CacheManager caches) {
    return registry ->
        caches
            .getCacheNames()
            .forEach(name -> DynamoCacheMetrics.monitor(registry, caches.getCache(name)));
  }
}
