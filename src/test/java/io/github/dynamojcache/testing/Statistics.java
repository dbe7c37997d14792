package io.github.dynamojcache.testing;

import java.lang.management.ManagementFactory;
import java.util.Set;
import javax.cache.Cache;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** A cache's counters at one moment, as JMX shows them. */
public record Statistics(long hits, long misses, long puts, long removals) {

  public static Statistics of(Cache<?, ?> cache) {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      Set<ObjectName> names =
          server.queryNames(
              new ObjectName(
                  "javax.cache:type=CacheStatistics,CacheManager="
                      + cache.getCacheManager().getURI()
                      + ",Cache="
                      + cache.getName()),
              null);
      if (names.size() != 1) {
        throw new AssertionError("one MBean was expected, not " + names);
      }
      ObjectName name = names.iterator().next();
      return new Statistics(
          (long) server.getAttribute(name, "CacheHits"),
          (long) server.getAttribute(name, "CacheMisses"),
          (long) server.getAttribute(name, "CachePuts"),
          (long) server.getAttribute(name, "CacheRemovals"));
    } catch (JMException e) {
      throw new AssertionError(e);
    }
  }
}
