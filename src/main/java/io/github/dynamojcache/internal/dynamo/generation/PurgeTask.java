package io.github.dynamojcache.internal.dynamo.generation;

import io.github.dynamojcache.internal.entries.Purge;
import java.util.concurrent.CountDownLatch;
import javax.cache.CacheException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The purge of a cache that was destroyed here. It outlives the cache until it is stopped; then
 * another JVM continues it. To be run once, by one thread; any thread may stop it.
 */
public final class PurgeTask implements Purge {

  private static final Logger LOG = LoggerFactory.getLogger(PurgeTask.class);

  private final DestroyedPurge purge;
  private final String cacheName;
  private final CountDownLatch stopped;

  PurgeTask(DestroyedPurge purge, String cacheName, CountDownLatch stopped) {
    this.purge = purge;
    this.cacheName = cacheName;
    this.stopped = stopped;
  }

  @Override
  public void run() {
    try {
      if (stopped.getCount() > 0) {
        purge.runAsOwner();
      }
    } catch (CacheException e) {
      LOG.info(
          "the purge of the destroyed cache '{}' stopped; another JVM will continue it: {}",
          cacheName,
          e.getMessage());
    } catch (RuntimeException | Error e) { // the purges queued behind this one still run
      LOG.warn(
          "the purge of the destroyed cache '{}' stopped; another JVM will continue it",
          cacheName,
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    stopped.countDown();
  }
}
