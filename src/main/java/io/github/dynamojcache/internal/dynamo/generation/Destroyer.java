package io.github.dynamojcache.internal.dynamo.generation;

import io.github.dynamojcache.internal.dynamo.item.Meta;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.dynamo.request.StoreSettings;
import io.github.dynamojcache.internal.entries.Purge;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Destroys one cache, and has its items deleted: at once, or by a purge. */
final class Destroyer {

  private final String cacheName;
  private final DynamoCalls calls;
  private final MetaStore metaStore;
  private final GenerationWalk walk;
  private final StoreSettings settings;
  private final InstantSource clock;

  Destroyer(
      String cacheName,
      DynamoCalls calls,
      MetaStore metaStore,
      GenerationWalk walk,
      StoreSettings settings,
      InstantSource clock) {
    this.cacheName = cacheName;
    this.calls = calls;
    this.metaStore = metaStore;
    this.walk = walk;
    this.settings = settings;
    this.clock = clock;
  }

  /** Starts a generation without any items, and adds what is left to the table's list. */
  void destroy(Generations generations, Consumer<? super Purge> purges) {
    String operation = "destroyCache";
    Meta meta = generations.destroy(operation);
    if (meta.left().isEmpty()) {
      metaStore.deleteUntouched(operation, meta.generation());
      return;
    }
    DestroyedCache cache = new DestroyedCache(cacheName, meta.generation().id());
    if (settings.purgeRate() > 0) {
      purges.accept(purgeOf(cache));
    }
    new DestroyedList(calls).announce(operation, cache);
  }

  private PurgeTask purgeOf(DestroyedCache cache) {
    CountDownLatch stopped = new CountDownLatch(1);
    return new PurgeTask(
        new DestroyedPurge(cache, calls, settings, clock, stopped), cacheName, stopped);
  }

  long destroyNow(Duration openTimeout) {
    return new Destruction(cacheName, calls, metaStore, walk, settings, clock).run(openTimeout);
  }
}
