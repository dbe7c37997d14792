package io.github.dynamojcache.internal.dynamo.entry;

import io.github.dynamojcache.internal.dynamo.item.ItemMapper;
import io.github.dynamojcache.internal.dynamo.request.PartitionQuery;
import io.github.dynamojcache.internal.dynamo.request.PartitionQuery.Page;
import io.github.dynamojcache.internal.dynamo.request.PartitionQuery.Position;
import io.github.dynamojcache.internal.entries.LookAhead;
import io.github.dynamojcache.internal.entries.StoredEntry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Iterates over the live entries of one generation, a page at a time. The further the caller reads,
 * the more is fetched ahead, because it is unknown how far that will be:
 *
 * <ul>
 *   <li>the first page is small, because {@code hasNext()} on a big cache should cost little;
 *   <li>from the second {@code next()} on, one page is fetched ahead: not from the first, because a
 *       {@code hasNext()} of an iterator above this one may already call it;
 *   <li>once that page is reached, a page is in flight for each partition key, {@value #MAX_AHEAD}
 *       in all.
 * </ul>
 *
 * <p>After an exception, the same page is fetched again. The position of a partition key does not
 * change until its page is read; then the page is taken by plain assignments, which no error can
 * interrupt.
 *
 * <p>For one thread.
 */
public final class EntryPages implements Iterator<StoredEntry> {

  /** How many items the first page evaluates. */
  static final int FIRST_PAGE_ITEMS = 25;

  /** How many pages, of up to 1 MB each, are fetched ahead at a time. */
  public static final int MAX_AHEAD = 4;

  private final String operation;
  private final PartitionQuery query;
  private final ItemMapper items;
  private final InstantSource clock;
  private final Executor executor;
  private final List<Shard> shards;
  private final Semaphore ended = new Semaphore(0); // a permit for each page that is done
  private List<StoredEntry> page = List.of();
  private int taken; // how many of page are taken
  private int pagesTaken;
  private boolean begun;
  private final LookAhead<StoredEntry> live = new LookAhead<>(this::search);

  public EntryPages(
      String operation,
      PartitionQuery query,
      ItemMapper items,
      List<String> partitionKeys,
      InstantSource clock,
      Executor executor) {
    this.operation = operation;
    this.query = query;
    this.items = items;
    this.clock = clock;
    this.executor = executor;
    this.shards = partitionKeys.stream().map(Shard::new).toList();
  }

  /** How far a partition key has been read. */
  private static final class Shard {
    private final String partitionKey;
    private @Nullable Position next = Position.START; // null at its end
    private @Nullable Ahead ahead; // the page that begins there, while it is being fetched

    Shard(String partitionKey) {
      this.partitionKey = partitionKey;
    }
  }

  /**
   * @param next where to continue; null at the end of the partition key
   */
  private record Fetched(List<StoredEntry> entries, @Nullable Position next) {}

  /** A page that is fetched by another thread. */
  private final class Ahead extends FutureTask<Fetched> {
    Ahead(String partitionKey, Position position) {
      super(() -> fetch(partitionKey, position, /* limit= */ null));
    }

    @Override
    protected void done() {
      ended.release();
    }
  }

  @Override
  public boolean hasNext() {
    return live.hasNext();
  }

  private @Nullable StoredEntry search() {
    dropExpired();
    while (taken >= page.size()) {
      if (!nextPage()) {
        return null;
      }
      dropExpired();
    }
    StoredEntry next = page.get(taken);
    taken++;
    return next;
  }

  @Override
  public StoredEntry next() {
    if (live.hasNext() && begun) {
      fetchAhead();
    }
    begun = true;
    return live.take(); // it may have expired since it was found
  }

  /** Drops entries that expired while they waited here. */
  private void dropExpired() {
    long now = clock.millis();
    while (taken < page.size() && !page.get(taken).isLive(now)) {
      taken++;
    }
  }

  /** Returns false at the end. */
  private boolean nextPage() {
    Shard underWay = awaitPage();
    if (underWay != null) {
      take(underWay, result(underWay));
      return true;
    }
    for (Shard shard : shards) {
      if (shard.next != null) {
        take(shard, fetch(shard.partitionKey, shard.next, limit()));
        return true;
      }
    }
    return false;
  }

  private void take(Shard shard, Fetched fetched) {
    List<StoredEntry> entries = fetched.entries();
    Position next = fetched.next();
    shard.ahead = null;
    shard.next = next;
    page = entries;
    taken = 0;
    pagesTaken++;
  }

  private @Nullable Integer limit() {
    return pagesTaken == 0 ? FIRST_PAGE_ITEMS : null;
  }

  private Fetched fetch(String partitionKey, Position position, @Nullable Integer limit) {
    Page fetched = query.read(operation, List.of(partitionKey), position, limit, clock.millis());
    List<StoredEntry> entries = new ArrayList<>(fetched.items().size());
    for (var item : fetched.items()) {
      StoredEntry entry = items.read(item);
      if (entry != null) {
        entries.add(entry);
      }
    }
    return new Fetched(entries, fetched.next().orElse(null));
  }

  private void fetchAhead() {
    int room = pagesTaken < 2 ? 1 : MAX_AHEAD;
    for (Shard shard : shards) {
      room -= shard.ahead == null ? 0 : 1;
    }
    for (Shard shard : shards) {
      if (room <= 0) {
        return;
      }
      if (shard.ahead == null && shard.next != null) {
        if (!fetchAhead(shard, shard.next)) {
          return;
        }
        room--;
      }
    }
  }

  private boolean fetchAhead(Shard shard, Position position) {
    Ahead ahead = new Ahead(shard.partitionKey, position);
    try {
      executor.execute(ahead);
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      return false; // closing, or no thread can be started: the page is fetched when it is needed
    }
    shard.ahead = ahead;
    return true;
  }

  /** Waits for any of the pages under way; null when none is. */
  private @Nullable Shard awaitPage() {
    while (true) {
      ended.drainPermits(); // before the check: a page that ends later adds a permit
      boolean any = false;
      for (Shard shard : shards) {
        if (shard.ahead != null && shard.ahead.isDone()) {
          return shard;
        }
        any |= shard.ahead != null;
      }
      if (!any) {
        return null;
      }
      try {
        ended.acquire();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CacheException("interrupted while waiting for a page of the iterator", e);
      }
    }
  }

  private static Fetched result(Shard shard) {
    FutureTask<Fetched> ahead = Objects.requireNonNull(shard.ahead);
    try {
      return ahead.get();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nothing is waited for that is done", e);
    } catch (ExecutionException e) {
      shard.ahead = null; // the next call fetches the page again
      if (e.getCause() instanceof CacheException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new CacheException("the iterator's next page could not be read", e.getCause());
    }
  }
}
