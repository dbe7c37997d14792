package io.github.dynamojcache.internal.dynamo.generation;

import io.github.dynamojcache.internal.dynamo.item.Generation;
import io.github.dynamojcache.internal.dynamo.item.LeftGeneration;
import io.github.dynamojcache.internal.dynamo.item.Meta;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.dynamo.request.StoreSettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes every item of a cache, as fast as DynamoDB accepts it, before it returns. After a failure
 * any JVM can call it again, and it resumes; until then, the background purge continues.
 * Thread-safe.
 */
final class Destruction {

  static final String OPERATION = "destroyCacheNow";

  private static final Logger LOG = LoggerFactory.getLogger(Destruction.class);

  private final String cacheName;
  private final MetaStore metaStore;
  private final DestroyedList list;
  private final GenerationWalk walk;
  private final StoreSettings settings;
  private final InstantSource clock;
  private final String holder = UUID.randomUUID().toString();

  Destruction(
      String cacheName,
      DynamoCalls calls,
      MetaStore metaStore,
      GenerationWalk walk,
      StoreSettings settings,
      InstantSource clock) {
    this.cacheName = cacheName;
    this.metaStore = metaStore;
    this.list = new DestroyedList(calls);
    this.walk = walk;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Destroys the cache, if it exists, and deletes what it has left.
   *
   * @param openTimeout the longest time for the first request
   * @return how many items were deleted, chunks included
   * @throws CacheException if DynamoDB fails, or the thread is interrupted, with its flag set again
   */
  long run(Duration openTimeout) {
    Meta found = metaStore.withTimeout(openTimeout).find(OPERATION);
    if (found == null) {
      forget(/* generation= */ null);
      return 0;
    }
    Meta destroyed =
        found.isUntouched()
            ? found // by an earlier call that did not finish
            : metaStore.destroy(
                OPERATION, found, found.generation().id(), Meta::everythingItLeaves);
    list(destroyed.generation());
    DeletionProgress progress = new DeletionProgress(cacheName);
    deleteAll(destroyed.generation(), progress);
    if (!metaStore.deleteUntouched(OPERATION, destroyed.generation())) {
      LOG.info("cache '{}' is used again, or was destroyed again: its meta item stays", cacheName);
    }
    forget(destroyed.generation());
    progress.ended();
    return progress.items();
  }

  /** Lists the cache, so that other JVMs finish the deletion if this one does not. */
  private void list(Generation generation) {
    try {
      if (!list.add(OPERATION, new DestroyedCache(cacheName, generation.id()))) {
        LOG.debug("cache '{}': the list of destroyed caches is full", cacheName);
      }
    } catch (CacheException e) {
      if (!DestroyedList.isDenied(e)) {
        throw e;
      }
      LOG.debug("cache '{}' is not on the list of destroyed caches", cacheName, e);
    }
  }

  /**
   * Removes the cache from the list.
   *
   * @param generation the one that it was destroyed into; null: any
   */
  private void forget(@Nullable Generation generation) {
    try {
      list.read(OPERATION, /* consistent= */ true).stream()
          .filter(line -> line.name().equals(cacheName))
          .filter(line -> generation == null || line.generation().compareTo(generation.id()) <= 0)
          .forEach(line -> list.remove(OPERATION, line));
    } catch (CacheException e) {
      if (!DestroyedList.isDenied(e) && !MetaStore.isOfTheTable(e.getCause())) {
        throw e;
      }
      LOG.debug("cache '{}' is not looked for in the list of destroyed caches", cacheName, e);
    }
  }

  /**
   * Deletes what is left. Generations left after this began belong to the new users of the cache.
   */
  private void deleteAll(Generation destroyed, DeletionProgress progress) {
    Optional<LeftGeneration> next = next(takeOver(), destroyed);
    while (next.isPresent()) {
      LeftGeneration left = next.get();
      awaitLastWrite(left);
      walk.deleteAll(
          OPERATION,
          new Partitions(cacheName, left.generation()),
          () -> requireLeft(left),
          progress::deleted);
      metaStore.removeLeft(OPERATION, left);
      next = next(takeOver(), destroyed);
    }
  }

  private static Optional<LeftGeneration> next(@Nullable Meta meta, Generation destroyed) {
    List<LeftGeneration> left = meta == null ? List.of() : meta.left();
    return left.stream().filter(each -> destroyed.isAfter(each.generation())).findFirst();
  }

  private @Nullable Meta takeOver() {
    return metaStore
        .purgeLease()
        .takeOver(OPERATION, holder, clock.millis() + GarbagePurge.LEASE_MILLIS);
  }

  /**
   * Waits as long as another JVM may take the generation for the current one and write into it. The
   * wait is never longer than that, whatever the clocks say.
   */
  private void awaitLastWrite(LeftGeneration left) {
    try {
      long wait = untilSafe(left);
      while (wait > 0) {
        long part = Math.min(wait, GarbagePurge.LEASE_MILLIS / 2);
        TimeUnit.MILLISECONDS.sleep(part);
        wait = Math.min(wait - part, untilSafe(left));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException(
          OPERATION + " on cache '" + cacheName + "' was interrupted; call it again to continue",
          e);
    }
  }

  private long untilSafe(LeftGeneration left) {
    Meta meta = takeOver();
    return meta == null ? 0 : meta.untilSafe(left, settings.graceMillis(), clock.millis());
  }

  /** Fails if a restored meta item says that the generation is the current one again. */
  private void requireLeft(LeftGeneration left) {
    Meta meta = takeOver();
    if (meta != null && meta.generation().equals(left.generation())) {
      throw new CacheException(
          OPERATION
              + " on cache '"
              + cacheName
              + "' stopped: its meta item says again that the generation which is being deleted is"
              + " the current one. Was it restored from a backup? If the cache is to be destroyed,"
              + " call it again");
    }
  }
}
