package io.github.dynamojcache.internal.dynamo.generation;

import io.github.dynamojcache.internal.dynamo.item.Contents;
import io.github.dynamojcache.internal.dynamo.item.Meta;
import io.github.dynamojcache.internal.dynamo.request.BatchWrites;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.dynamo.request.StoreSettings;
import io.github.dynamojcache.internal.entries.Fanout;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Purges what a destroyed cache has left, while this JVM has the lease, and then deletes its meta
 * item and its line in the table's list. The JVM that finds nothing left takes these last steps.
 * Thread-safe.
 */
final class DestroyedPurge {

  private static final Logger LOG = LoggerFactory.getLogger(DestroyedPurge.class);

  static final String OPERATION = "purge";

  private final DestroyedCache cache;
  private final MetaStore metaStore;
  private final DestroyedList list;
  private final GarbagePurge purge;

  /**
   * @param calls those of any cache of the table
   * @param settings those of the cache that runs the purge: its rate, and its limits
   * @param stopped stops it after the batch in flight
   */
  DestroyedPurge(
      DestroyedCache cache,
      DynamoCalls calls,
      StoreSettings settings,
      InstantSource clock,
      CountDownLatch stopped) {
    DynamoCalls named = calls.of(cache.name());
    Executor none = task -> {}; // the purge runs in the calling thread
    this.cache = cache;
    this.list = new DestroyedList(named);
    this.metaStore = new MetaStore(named, cache.name(), settings, Contents.NONE, clock);
    this.purge =
        new GarbagePurge(
            cache.name(),
            named,
            metaStore,
            new BatchWrites(named, Fanout.alone()),
            settings,
            clock,
            none,
            stopped);
  }

  /**
   * Does what is left to do.
   *
   * @throws CacheException if DynamoDB fails; the rest is resumed later
   */
  void run() throws InterruptedException {
    Meta meta = metaStore.read(OPERATION);
    if (meta != null && purge.hasWork(meta)) {
      purge.purgeAll();
      meta = metaStore.read(OPERATION);
    }
    if (isOver(meta)) {
      list.remove(OPERATION, cache);
      LOG.debug("destroyed cache '{}': nothing is left", cache.name());
    }
  }

  /**
   * Does the same in the JVM that has destroyed the cache: takes the purge lease from an earlier
   * purge of this JVM, which ended with the cache, and from other JVMs.
   *
   * @throws CacheException as {@link #run}
   */
  void runAsOwner() throws InterruptedException {
    purge.takeOver();
    run();
  }

  /** Returns whether nothing is left to do: a cache that is in use again purges itself. */
  private boolean isOver(@Nullable Meta meta) {
    if (meta == null || isUsed(meta)) {
      return true;
    }
    return meta.left().isEmpty()
        && (metaStore.deleteUntouched(OPERATION, meta.generation()) || isUsedNow());
  }

  private boolean isUsed(Meta meta) {
    boolean isOfThisEnd = meta.generation().id().equals(cache.generation());
    return meta.left().isEmpty() && !(isOfThisEnd && meta.isUntouched());
  }

  private boolean isUsedNow() {
    Meta now = metaStore.read(OPERATION);
    return now == null || isUsed(now);
  }
}
