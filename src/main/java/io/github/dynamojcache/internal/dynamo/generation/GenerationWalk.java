package io.github.dynamojcache.internal.dynamo.generation;

import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.dynamo.request.BatchWrites;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.dynamo.request.PartitionQuery;
import io.github.dynamojcache.internal.dynamo.request.PartitionQuery.Filter;
import io.github.dynamojcache.internal.dynamo.request.PartitionQuery.Page;
import io.github.dynamojcache.internal.dynamo.request.PartitionQuery.Position;
import io.github.dynamojcache.internal.dynamo.request.PartitionQuery.Wanted;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Visits all items of a generation, page by page. Thread-safe. */
public final class GenerationWalk {

  private final DynamoCalls calls;
  private final BatchWrites batchWrites;
  private final InstantSource clock;

  public GenerationWalk(DynamoCalls calls, BatchWrites batchWrites, InstantSource clock) {
    this.calls = calls;
    this.batchWrites = batchWrites;
    this.clock = clock;
  }

  /** Returns how many entries were live when their page was read. */
  public long countLive(String operation, Partitions partitions) {
    long[] count = {0};
    walk(operation, partitions.all(), Wanted.COUNT, Filter.LIVE, page -> count[0] += page.count());
    return count[0];
  }

  /** Deletes every item, including those of chunks. */
  public void deleteAll(String operation, Partitions partitions) {
    deleteAll(operation, partitions, () -> {}, items -> {});
  }

  /**
   * Does the same, and reports it.
   *
   * @param beforeEach runs before the items of a page are deleted; its failure ends the walk
   * @param deleted receives the number of items that were deleted
   */
  public void deleteAll(
      String operation, Partitions partitions, Runnable beforeEach, IntConsumer deleted) {
    walk(
        operation,
        partitions.allWithChunks(),
        Wanted.KEYS,
        Filter.ALL,
        page -> {
          if (!page.items().isEmpty()) {
            beforeEach.run();
            batchWrites.write(operation, page.items().stream().map(BatchWrites::delete).toList());
            deleted.accept(page.items().size());
          }
        });
  }

  private void walk(
      String operation,
      List<String> partitionKeys,
      Wanted wanted,
      Filter filter,
      Consumer<Page> visitor) {
    PartitionQuery query = new PartitionQuery(calls, wanted, filter, /* consistent= */ true);
    Optional<Position> position = Optional.of(Position.START);
    while (position.isPresent()) {
      Page page =
          query.read(operation, partitionKeys, position.get(), /* limit= */ null, clock.millis());
      visitor.accept(page);
      position = page.next();
    }
  }
}
