package io.github.dynamojcache.internal.dynamo.generation;

import io.github.dynamojcache.internal.dynamo.item.Contents;
import io.github.dynamojcache.internal.dynamo.request.BatchWrites;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.dynamo.request.StoreContext;
import io.github.dynamojcache.internal.entries.GenerationStore;
import io.github.dynamojcache.internal.entries.Purge;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The lifecycle of one cache's generations: opened, refreshed, followed by another one, purged,
 * destroyed. Thread-safe.
 */
public final class GenerationLifecycle implements GenerationStore, AutoCloseable {

  private final Generations generations;
  private final GarbagePurge purge;
  private final Destroyer destroyer;
  private final Supplier<Contents> written;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param written what this JVM may have written into a generation that ends now
   */
  public GenerationLifecycle(
      StoreContext context,
      DynamoCalls calls,
      MetaStore metaStore,
      BatchWrites batchWrites,
      GenerationWalk walk,
      Supplier<Contents> written) {
    this.written = written;
    this.purge =
        new GarbagePurge(
            context.cacheName(),
            calls,
            metaStore,
            batchWrites,
            context.settings(),
            context.clock(),
            context.upkeep(),
            closed);
    this.destroyer =
        new Destroyer(
            context.cacheName(), calls, metaStore, walk, context.settings(), context.clock());
    DestroyedCaches destroyed =
        new DestroyedCaches(
            context.rounds(), calls, context.settings(), context.clock(), context.upkeep(), closed);
    this.generations =
        new Generations(
            context.cacheName(),
            metaStore,
            context.settings(),
            System::nanoTime,
            context.executor(),
            meta -> {
              purge.consider(meta);
              destroyed.consider();
            });
  }

  public Generations generations() {
    return generations;
  }

  public void open(Duration openTimeout, Runnable beforeCreation) {
    generations.open("createCache", openTimeout, beforeCreation);
  }

  @Override
  public void refresh(String operation) {
    generations.refresh(operation);
  }

  @Override
  public void startNewGeneration(String operation) {
    generations.startNew(operation, purge.longestList(), written.get());
  }

  public void destroy(Consumer<? super Purge> purges) {
    close(); // from now on this store starts no purge
    destroyer.destroy(generations, purges);
  }

  public long destroyNow(Duration openTimeout) {
    close();
    return destroyer.destroyNow(openTimeout);
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
