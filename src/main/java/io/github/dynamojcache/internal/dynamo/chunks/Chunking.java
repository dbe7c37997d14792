package io.github.dynamojcache.internal.dynamo.chunks;

import io.github.dynamojcache.internal.dynamo.entry.EntryReads;
import io.github.dynamojcache.internal.dynamo.entry.EntryWrites;
import io.github.dynamojcache.internal.dynamo.generation.Generations;
import io.github.dynamojcache.internal.dynamo.item.ItemMapper;
import io.github.dynamojcache.internal.dynamo.request.BatchWrites;
import io.github.dynamojcache.internal.dynamo.request.BudgetedCalls;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.dynamo.request.StoreContext;
import io.github.dynamojcache.internal.dynamo.request.WriteExpressions;

/**
 * Reads and writes of one cache's entries, whose values may be in chunks.
 *
 * @param reads puts the values of entries together
 * @param writes writes one entry
 * @param batches writes many entries
 * @param deletion deletes chunks that slow readers may still need
 */
public record Chunking(
    ChunkedReads reads,
    ChunkingWrites writes,
    ChunkingBatches batches,
    DelayedChunkDeletion deletion) {

  public static Chunking of(
      StoreContext context,
      DynamoCalls calls,
      ItemMapper items,
      Chunks chunks,
      Generations generations,
      EntryReads entryReads,
      BudgetedCalls sharing,
      BatchWrites batchWrites) {
    EntryWrites entryWrites =
        new EntryWrites(
            context.cacheName(),
            sharing,
            new WriteExpressions(
                context.settings().table(), context.settings().nativeTtl(), sharing::terms, items),
            items,
            context.clock());
    ChunkedReads reads =
        new ChunkedReads(
            calls,
            context.fanout(),
            chunks,
            items,
            entryReads,
            generations,
            context.chunks().maxBytes());
    OrphanedChunks orphaned =
        new OrphanedChunks(
            calls, context.fanout(), chunks, items, generations::contents, context.executor());
    DelayedChunkDeletion deletion =
        new DelayedChunkDeletion(orphaned, context.settings().callTimeout(), context.upkeep());
    ValueChunker chunker = new ValueChunker(items, context.chunks(), context.clock());
    return new Chunking(
        reads,
        new ChunkingWrites(
            entryWrites, reads, chunker, chunks, orphaned, deletion, context.clock()),
        new ChunkingBatches(
            entryWrites, batchWrites, context.fanout(), chunker, chunks, orphaned, deletion),
        deletion);
  }
}
