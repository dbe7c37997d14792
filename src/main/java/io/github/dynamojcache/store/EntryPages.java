package io.github.dynamojcache.store;

import io.github.dynamojcache.store.PartitionQuery.Page;
import io.github.dynamojcache.store.PartitionQuery.Position;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.RejectedExecutionException;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Iterates the live entries of one generation, a page at a time. The further somebody reads, the
 * more is fetched ahead, since nobody knows how far that will be:
 *
 * <ul>
 *   <li>the first page is small, because {@code hasNext()} on a big cache should cost little;
 *   <li>from the second {@code next()} on, one page is fetched ahead: not from the first, because a
 *       {@code hasNext()} above this may already take it;
 *   <li>once that page is reached, each partition key has a page under way, {@value #MAX_AHEAD} in
 *       all.
 * </ul>
 *
 * <p>For one thread.
 */
final class EntryPages implements Iterator<StoredEntry> {

  /** How many items the first page looks at. */
  static final int FIRST_PAGE_ITEMS = 25;

  /** How many pages, of up to 1 MB each, are fetched ahead at a time. */
  static final int MAX_AHEAD = 4;

  private final String operation;
  private final PartitionQuery query;
  private final EntryItems items;
  private final InstantSource clock;
  private final ExecutorCompletionService<Fetched> fetching;
  private final Deque<Cursor> unread = new ArrayDeque<>();
  private final Queue<StoredEntry> page = new ArrayDeque<>();
  private int underWay;
  private int pagesTaken;
  private boolean begun;
  private boolean promised; // the first entry of the page, which may expire before it is taken

  EntryPages(
      String operation,
      PartitionQuery query,
      EntryItems items,
      List<String> partitionKeys,
      InstantSource clock,
      Executor executor) {
    this.operation = operation;
    this.query = query;
    this.items = items;
    this.clock = clock;
    this.fetching = new ExecutorCompletionService<>(executor);
    partitionKeys.forEach(key -> unread.add(new Cursor(key, Position.START)));
  }

  /** Where the next page of a partition key begins. */
  private record Cursor(String partitionKey, Position position) {}

  /**
   * @param next where to go on, null at the end of the partition key
   */
  private record Fetched(List<StoredEntry> entries, @Nullable Cursor next) {}

  @Override
  public boolean hasNext() {
    if (!promised) {
      dropExpired();
      while (page.isEmpty() && (underWay > 0 || !unread.isEmpty())) {
        accept(underWay > 0 ? awaitPage() : fetch(unread.remove(), limit()));
        dropExpired();
      }
      promised = !page.isEmpty();
    }
    return promised;
  }

  @Override
  public StoredEntry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (begun) {
      fetchAhead();
    }
    begun = true;
    promised = false;
    return page.remove();
  }

  /** Entries that expired while they waited here are absent. */
  private void dropExpired() {
    long now = clock.millis();
    while (!page.isEmpty() && !page.element().isLive(now)) {
      page.remove();
    }
  }

  private void accept(Fetched fetched) {
    pagesTaken++;
    page.addAll(fetched.entries());
    if (fetched.next() != null) {
      unread.addFirst(fetched.next()); // one partition key to its end, then the next
    }
  }

  private @Nullable Integer limit() {
    return pagesTaken == 0 ? FIRST_PAGE_ITEMS : null;
  }

  private Fetched fetch(Cursor cursor, @Nullable Integer limit) {
    Page fetched =
        query.read(
            operation, List.of(cursor.partitionKey()), cursor.position(), limit, clock.millis());
    List<StoredEntry> entries = new ArrayList<>(fetched.items().size());
    for (var item : fetched.items()) {
      StoredEntry entry = items.read(item);
      if (entry != null) {
        entries.add(entry);
      }
    }
    return new Fetched(
        entries,
        fetched.next().map(position -> new Cursor(cursor.partitionKey(), position)).orElse(null));
  }

  private void fetchAhead() {
    int wanted = pagesTaken < 2 ? 1 : MAX_AHEAD;
    while (underWay < wanted && !unread.isEmpty()) {
      Cursor cursor = unread.element();
      try {
        fetching.submit(() -> fetch(cursor, null));
      } catch (RejectedExecutionException e) {
        return; // the manager is closing: the page is fetched when it is needed, or never
      }
      unread.remove();
      underWay++;
    }
  }

  private Fetched awaitPage() {
    try {
      Fetched fetched = fetching.take().get();
      underWay--;
      return fetched;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException("interrupted while waiting for a page of the iterator", e);
    } catch (ExecutionException e) {
      underWay--;
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
