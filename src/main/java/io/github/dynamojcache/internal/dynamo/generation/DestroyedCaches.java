package io.github.dynamojcache.internal.dynamo.generation;

import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.dynamo.request.PurgeRounds;
import io.github.dynamojcache.internal.dynamo.request.StoreSettings;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.CacheException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks from time to time whether destroyed caches have left items in the table, and purges them,
 * with the settings of one cache of the same table and at its cost. Thread-safe.
 */
final class DestroyedCaches {

  private static final Logger LOG = LoggerFactory.getLogger(DestroyedCaches.class);

  private final PurgeRounds rounds;
  private final DynamoCalls calls;
  private final StoreSettings settings;
  private final InstantSource clock;
  private final Executor executor;
  private final CountDownLatch stopped;
  private final AtomicBoolean running = new AtomicBoolean();

  /**
   * @param rounds when to check, together with the other caches of the manager
   * @param executor runs a round
   * @param stopped stops it
   */
  DestroyedCaches(
      PurgeRounds rounds,
      DynamoCalls calls,
      StoreSettings settings,
      InstantSource clock,
      Executor executor,
      CountDownLatch stopped) {
    this.rounds = rounds;
    this.calls = calls;
    this.settings = settings;
    this.clock = clock;
    this.executor = executor;
    this.stopped = stopped;
  }

  /** Begins a round if it is due; a cache runs one round at a time. */
  void consider() {
    if (settings.purgeRate() > 0
        && stopped.getCount() > 0
        && !running.get()
        && rounds.begin(settings.table())
        && running.compareAndSet(false, true)) {
      try {
        executor.execute(this::run);
      } catch (RejectedExecutionException e) {
        running.set(false); // closing
      }
    }
  }

  private void run() {
    try {
      round();
    } catch (CacheException e) {
      failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running.set(false);
      if (stopped.getCount() == 0) {
        rounds.again(settings.table());
      }
    }
  }

  private void round() throws InterruptedException {
    List<DestroyedCache> destroyed =
        new DestroyedList(calls).read(DestroyedPurge.OPERATION, /* consistent= */ false);
    for (DestroyedCache cache : destroyed) {
      if (stopped.getCount() > 0) {
        purge(cache);
      }
    }
  }

  /** Purges one cache. If it is broken, or access to it is denied, the others are still purged. */
  private void purge(DestroyedCache cache) throws InterruptedException {
    try {
      new DestroyedPurge(cache, calls, settings, clock, stopped).run();
    } catch (CacheException e) {
      if (DestroyedList.isDenied(e)) {
        LOG.debug("the destroyed cache '{}' is left to others", cache.name(), e);
      } else {
        LOG.info(
            "the purge of the destroyed cache '{}' stopped and will be continued: {}",
            cache.name(),
            e.getMessage());
      }
    }
  }

  private void failed(CacheException failure) {
    if (DestroyedList.isDenied(failure)) {
      rounds.end(settings.table());
      LOG.info(
          "what destroyed caches have left in table '{}' is not purged by this application: its"
              + " policy does not let it read the item with the partition key '{}'",
          settings.table(),
          DestroyedList.PARTITION);
    } else {
      LOG.info("the search for destroyed caches will be repeated: {}", failure.getMessage());
    }
  }
}
