package io.github.dynamojcache.internal.dynamo.generation;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts deleted items and logs the count from time to time, to show that it is still running. For
 * one thread.
 */
final class DeletionProgress {

  private static final Logger LOG = LoggerFactory.getLogger(DeletionProgress.class);
  private static final long ITEMS = 10_000;
  private static final long NANOS = Duration.ofSeconds(10).toNanos();

  private final String cacheName;
  private long items;
  private long saidItems;
  private long saidAt = System.nanoTime();

  DeletionProgress(String cacheName) {
    this.cacheName = cacheName;
  }

  long items() {
    return items;
  }

  void deleted(int more) {
    items += more;
    if (items - saidItems >= ITEMS || System.nanoTime() - saidAt >= NANOS) {
      LOG.info("cache '{}': {} items deleted so far", cacheName, items);
      saidItems = items;
      saidAt = System.nanoTime();
    }
  }

  void ended() {
    LOG.info("cache '{}' is destroyed: {} items are deleted", cacheName, items);
  }
}
