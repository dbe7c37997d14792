package io.github.dynamojcache.store;

import io.github.dynamojcache.store.PartitionQuery.Page;
import io.github.dynamojcache.store.PartitionQuery.Position;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Iterates the live entries of one generation. The first page is small, because {@code hasNext()}
 * on a big cache should cost little; from the second {@code next()} on, a page is fetched ahead:
 * not from the first, because a {@code hasNext()} above this may already take it. For one thread.
 */
final class EntryPages implements Iterator<StoredEntry> {

  /** How many items the first page looks at. */
  static final int FIRST_PAGE_ITEMS = 25;

  private final String operation;
  private final PartitionQuery query;
  private final List<String> partitionKeys;
  private final InstantSource clock;
  private final Executor executor;
  private final Queue<StoredEntry> page = new ArrayDeque<>();
  private Optional<Position> nextPosition = Optional.of(Position.START);
  private @Nullable FutureTask<Page> ahead;
  private boolean firstPage = true;
  private boolean underWay;

  EntryPages(
      String operation,
      PartitionQuery query,
      List<String> partitionKeys,
      InstantSource clock,
      Executor executor) {
    this.operation = operation;
    this.query = query;
    this.partitionKeys = partitionKeys;
    this.clock = clock;
    this.executor = executor;
  }

  @Override
  public boolean hasNext() {
    dropExpired();
    while (page.isEmpty() && (ahead != null || nextPosition.isPresent())) {
      fill(ahead != null ? takeAhead() : fetch(nextPosition.orElseThrow()));
      dropExpired();
    }
    return !page.isEmpty();
  }

  @Override
  public StoredEntry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (underWay) {
      fetchAhead();
    }
    underWay = true;
    return page.remove();
  }

  /** Entries that expired while they waited here are absent. */
  private void dropExpired() {
    long now = clock.millis();
    while (!page.isEmpty() && !page.element().isLive(now)) {
      page.remove();
    }
  }

  private void fill(Page fetched) {
    nextPosition = fetched.next();
    for (var item : fetched.items()) {
      StoredEntry entry = ItemLayout.read(item);
      if (entry != null) {
        page.add(entry);
      }
    }
  }

  private Page fetch(Position position) {
    Integer limit = firstPage ? FIRST_PAGE_ITEMS : null;
    firstPage = false;
    return query.read(operation, partitionKeys, position, limit, clock.millis());
  }

  private void fetchAhead() {
    if (ahead == null && nextPosition.isPresent()) {
      Position position = nextPosition.get();
      FutureTask<Page> task = new FutureTask<>(() -> fetch(position));
      try {
        executor.execute(task);
        ahead = task;
      } catch (RejectedExecutionException e) {
        // The manager is closing: the page is fetched when it is needed, or never.
      }
    }
  }

  private Page takeAhead() {
    FutureTask<Page> task = ahead;
    ahead = null;
    if (task == null) {
      throw new IllegalStateException("no page was fetched ahead");
    }
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException("interrupted while waiting for a page of the iterator", e);
    } catch (CancellationException e) {
      throw new CacheException("the cache was closed during the iteration", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CacheException failure) {
        throw failure;
      }
      throw new CacheException("the iterator's next page could not be read", e.getCause());
    }
  }
}
