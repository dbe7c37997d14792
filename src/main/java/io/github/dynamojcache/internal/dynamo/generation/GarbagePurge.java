package io.github.dynamojcache.internal.dynamo.generation;

import io.github.dynamojcache.internal.dynamo.item.LeftGeneration;
import io.github.dynamojcache.internal.dynamo.item.Meta;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.dynamo.request.BatchWrites;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.dynamo.request.PartitionQuery;
import io.github.dynamojcache.internal.dynamo.request.PartitionQuery.Filter;
import io.github.dynamojcache.internal.dynamo.request.PartitionQuery.Page;
import io.github.dynamojcache.internal.dynamo.request.PartitionQuery.Position;
import io.github.dynamojcache.internal.dynamo.request.PartitionQuery.Wanted;
import io.github.dynamojcache.internal.dynamo.request.StoreSettings;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Deletes what earlier generations left behind and DynamoDB's TTL will never delete: at a limited
 * rate and under a lease, so that one JVM pays. Deleted items are off the table, so another JVM
 * continues where this one stopped. Thread-safe.
 */
public final class GarbagePurge {

  private static final Logger LOG = LoggerFactory.getLogger(GarbagePurge.class);
  private static final String OPERATION = "purge";

  /** How long the purge lease lasts; renewed with every page. */
  static final long LEASE_MILLIS = 30_000;

  private static final int PAGE_ITEMS = 200;

  /** Keeps the meta item small in any case: the items of a generation that is not listed stay. */
  private static final int LONGEST_LIST = 1_000;

  /** The limit if this JVM does not purge: another one may. */
  private static final int LONGEST_LIST_WITHOUT_PURGE = 100;

  private final String cacheName;
  private final MetaStore metaStore;
  private final BatchWrites batchWrites;
  private final PartitionQuery eternal;
  private final PartitionQuery all;
  private final StoreSettings settings;
  private final InstantSource clock;
  private final Executor executor;
  private final String holder = UUID.randomUUID().toString();
  private final AtomicBoolean running = new AtomicBoolean();
  private final CountDownLatch stopped;
  private volatile boolean isOwner;

  /**
   * @param executor runs a purge that {@link #consider} starts
   * @param stopped stops it after the batch in flight: the next JVM that sees the rest continues
   */
  public GarbagePurge(
      String cacheName,
      DynamoCalls calls,
      MetaStore metaStore,
      BatchWrites batchWrites,
      StoreSettings settings,
      InstantSource clock,
      Executor executor,
      CountDownLatch stopped) {
    this.cacheName = cacheName;
    this.metaStore = metaStore;
    this.batchWrites = batchWrites;
    this.settings = settings;
    this.clock = clock;
    this.executor = executor;
    this.stopped = stopped;
    this.eternal = new PartitionQuery(calls, Wanted.KEYS, Filter.ETERNAL, /* consistent= */ true);
    this.all = new PartitionQuery(calls, Wanted.KEYS, Filter.ALL, /* consistent= */ true);
  }

  private boolean isEnabled() {
    return settings.purgeRate() > 0;
  }

  /** Returns how many generations a clear may list at most. */
  int longestList() {
    return isEnabled() ? LONGEST_LIST : LONGEST_LIST_WITHOUT_PURGE;
  }

  /**
   * Starts a purge if there will be work soon, no other JVM does it, and none is running here
   * already.
   */
  public void consider(Meta meta) {
    if (hasWork(meta) && running.compareAndSet(false, true)) {
      try {
        executor.execute(this::run);
      } catch (RejectedExecutionException e) {
        running.set(false); // closing: the next JVM that opens the cache continues
      } catch (Error e) {
        running.set(false);
        throw e;
      }
    }
  }

  /** Returns whether there will be work soon, and no other JVM does it. */
  boolean hasWork(Meta meta) {
    return isEnabled()
        && !meta.left().isEmpty()
        && (isOwner || meta.purgeLeaseUntil() <= clock.millis())
        && untilSafe(meta, meta.left().get(0)) < LEASE_MILLIS
        && stopped.getCount() > 0;
  }

  private void run() {
    try {
      purgeAll();
    } catch (CacheException e) {
      LOG.info(
          "cache '{}': the purge stopped and will be continued: {}", cacheName, e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      running.set(false);
    }
  }

  /** Takes the purge lease from its holder. */
  void takeOver() {
    isOwner =
        metaStore.purgeLease().takeOver(OPERATION, holder, clock.millis() + LEASE_MILLIS) != null;
  }

  /** Purges what is left in this thread, as long as this JVM gets the lease. */
  void purgeAll() throws InterruptedException {
    Meta meta = lease();
    while (meta != null && !meta.left().isEmpty() && stopped.getCount() > 0) {
      LeftGeneration oldest = meta.left().get(0);
      long wait = untilSafe(meta, oldest);
      if (wait >= LEASE_MILLIS || (wait > 0 && stopped.await(wait, TimeUnit.MILLISECONDS))) {
        return; // the next JVM that reads the meta item continues
      }
      // The current generation is never on the list; even if it were, its entries must not be
      // deleted.
      if (oldest.generation().equals(meta.generation()) || purge(oldest)) {
        metaStore.removeLeft(OPERATION, oldest);
        LOG.debug("cache '{}': generation {} is purged", cacheName, oldest.id());
      }
      meta = lease();
    }
  }

  private long untilSafe(Meta meta, LeftGeneration left) {
    return meta.untilSafe(left, settings.graceMillis(), clock.millis());
  }

  private @Nullable Meta lease() {
    return metaStore.purgeLease().take(OPERATION, holder, clock.millis() + LEASE_MILLIS);
  }

  /** Returns whether nothing of the generation is left. */
  private boolean purge(LeftGeneration left) {
    PartitionQuery query = left.withoutTtl() ? all : eternal;
    List<String> partitionKeys = new Partitions(cacheName, left.generation()).allWithChunks();
    Optional<Position> position = Optional.of(Position.START);
    while (position.isPresent() && stopped.getCount() > 0) {
      Page page = query.read(OPERATION, partitionKeys, position.get(), PAGE_ITEMS, clock.millis());
      if (page.count() > 0 && (!isStillLeft(left) || !delete(page))) {
        return false;
      }
      position = page.next();
    }
    return position.isEmpty();
  }

  /**
   * Returns whether the generation may still be purged: a restored meta item may say that it is the
   * current one again. Items found before the restore are checked by this; items written after it
   * are not found.
   */
  private boolean isStillLeft(LeftGeneration left) {
    Meta meta = lease();
    return meta != null && meta.isLeft(left.generation());
  }

  private boolean delete(Page page) {
    List<WriteRequest> deletes = page.items().stream().map(BatchWrites::delete).toList();
    for (int from = 0; from < deletes.size(); from += BatchWrites.MAX_ITEMS) {
      int to = Math.min(deletes.size(), from + BatchWrites.MAX_ITEMS);
      double units =
          batchWrites.writeMetered(OPERATION, new ArrayList<>(deletes.subList(from, to)));
      if (isStoppedAfter(Math.max(units, to - from))) {
        return false;
      }
    }
    return true;
  }

  /** Waits until the rate allows what was just used; returns at once when the cache closes. */
  private boolean isStoppedAfter(double units) {
    try {
      return stopped.await((long) (units * 1_000 / settings.purgeRate()), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
