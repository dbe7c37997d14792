package io.github.dynamojcache.internal.dynamo.chunks;

import io.github.dynamojcache.internal.dynamo.chunks.Chunks.Cut;
import io.github.dynamojcache.internal.dynamo.chunks.OrphanedChunks.Reference;
import io.github.dynamojcache.internal.dynamo.entry.EntryWrites;
import io.github.dynamojcache.internal.dynamo.generation.Known;
import io.github.dynamojcache.internal.dynamo.item.ChunkedValue;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.entries.ExpiryRule;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.entries.WriteOutcome;
import java.time.InstantSource;
import java.util.List;
import javax.cache.CacheException;

/**
 * Writes whole values. If a value does not fit into an item, its chunks are written first. Then the
 * entry's item, which refers to them, is written by the same request as without chunks. Until then
 * nothing refers to the chunks. Thread-safe.
 */
public final class ChunkingWrites {

  private final EntryWrites writes;
  private final ChunkedReads chunkedReads;
  private final ValueChunker chunker;
  private final Chunks chunks;
  private final OrphanedChunks orphaned;
  private final DelayedChunkDeletion delayedDeletion;
  private final InstantSource clock;

  ChunkingWrites(
      EntryWrites writes,
      ChunkedReads chunkedReads,
      ValueChunker chunker,
      Chunks chunks,
      OrphanedChunks orphaned,
      DelayedChunkDeletion delayedDeletion,
      InstantSource clock) {
    this.writes = writes;
    this.chunkedReads = chunkedReads;
    this.chunker = chunker;
    this.chunks = chunks;
    this.orphaned = orphaned;
    this.delayedDeletion = delayedDeletion;
    this.clock = clock;
  }

  /**
   * Writes.
   *
   * @param inChunks whether the value is stored in chunks
   */
  public WriteOutcome write(String operation, WriteIntent intent, boolean inChunks, Known in) {
    Partitions partitions = in.partitions();
    if (intent instanceof WriteIntent.Store store) {
      return inChunks ? storeInChunks(operation, store, partitions) : store(operation, store, in);
    }
    WriteOutcome outcome = writes.write(operation, intent, partitions);
    return intent instanceof WriteIntent.Remove remove
        ? settled(operation, partitions, outcome, remove.returnOld())
        : touched(operation, partitions, outcome);
  }

  private WriteOutcome store(String operation, WriteIntent.Store store, Known in) {
    Partitions partitions = in.partitions();
    boolean mayLeaveChunks = in.meta().contents().mayLeaveChunks(chunks.areInUse());
    WriteOutcome outcome =
        writes.write(operation, mayLeaveChunks ? store.returningOld() : store, partitions);
    return asked(store, settled(operation, partitions, outcome, store.returnOld()));
  }

  private WriteOutcome storeInChunks(
      String operation, WriteIntent.Store store, Partitions partitions) {
    Cut cut = chunker.cut(store, partitions);
    ChunkedValue chunked = cut.chunked();
    WriteOutcome outcome;
    try {
      chunks.write(operation, partitions, List.of(cut));
    } catch (CacheException e) {
      orphaned.discard(operation, partitions, chunked);
      throw e;
    }
    try {
      outcome =
          writes.write(operation, store.withValue(chunked.encoded()).returningOld(), partitions);
    } catch (CacheException e) {
      delayedDeletion.addUncertain(operation, partitions, new Reference(store.key(), chunked));
      throw e;
    }
    StoredEntry standing = outcome.entry();
    if (!outcome.applied()) {
      // The write may have been applied and its response lost. Then another write has replaced it,
      // and may be reading it as the old value.
      delayedDeletion.add(operation, partitions, new Reference(store.key(), chunked));
    } else if (standing != null
        && store.expiry() instanceof ExpiryRule.Keep
        && !ChunkRetention.fits(chunked.until(), standing.deadline())) {
      fit(operation, partitions, chunked, standing.deadline()); // it was touched in the meantime
    }
    return asked(store, settled(operation, partitions, outcome, store.returnOld()));
  }

  /** Removes an old entry that was requested only for this class's own purposes. */
  private static WriteOutcome asked(WriteIntent.Store store, WriteOutcome outcome) {
    return outcome.applied() && !store.returnOld() ? outcome.withEntry(null) : outcome;
  }

  /** Completes the returned entry if it is wanted, and releases chunks that nothing refers to. */
  private WriteOutcome settled(
      String operation, Partitions partitions, WriteOutcome outcome, boolean wanted) {
    if (outcome.oldLost()) {
      return outcome.withEntry(null); // the returned entry is the one just written
    }
    StoredEntry entry = outcome.entry();
    ChunkedValue chunked = entry == null ? null : ChunkedValue.of(entry);
    if (entry == null || chunked == null) {
      return outcome;
    }
    if (!outcome.applied()) {
      return WriteOutcome.refused(chunkedReads.whole(operation, entry));
    }
    try {
      return outcome.withEntry(
          wanted ? chunkedReads.wholeAsItWas(operation, partitions, entry) : entry);
    } finally { // after they were read
      delayedDeletion.add(operation, partitions, new Reference(entry.key(), chunked));
    }
  }

  private WriteOutcome touched(String operation, Partitions partitions, WriteOutcome outcome) {
    StoredEntry entry = outcome.entry();
    if (entry == null || ChunkedValue.of(entry) == null) {
      return outcome;
    }
    StoredEntry found = chunkedReads.whole(operation, entry);
    if (found != null && outcome.applied()) {
      fitChunks(operation, partitions, found, found.deadline());
    }
    return outcome.withEntry(found);
  }

  /**
   * Moves the deadline of an entry that was read. Chunks that must stay longer are updated before
   * the entry, chunks that may be deleted earlier are updated after it. If another value was
   * written in the meantime, its chunks are updated too, because its writer did not know the new
   * deadline.
   */
  public WriteOutcome touch(String operation, StoredEntry seen, WriteIntent.Touch touch, Known in) {
    Partitions partitions = in.partitions();
    ChunkedValue chunked = ChunkedValue.of(seen);
    if (chunked == null) {
      return writes.write(operation, touch, partitions);
    }
    if (chunked.until() < touch.deadline()) {
      fitChunks(operation, partitions, seen, touch.deadline());
    }
    WriteOutcome outcome = writes.write(operation, touch.returningEntry(), partitions);
    if (outcome.applied() && outcome.entry() != null) {
      fitChunks(operation, partitions, outcome.entry(), touch.deadline());
    }
    return outcome.withEntry(null);
  }

  /** Makes the chunks of an entry stay as long as its deadline requires, unless they already do. */
  private void fitChunks(
      String operation, Partitions partitions, StoredEntry entry, long deadline) {
    ChunkedValue chunked = ChunkedValue.of(entry);
    if (chunked != null && !ChunkRetention.fits(chunked.until(), deadline)) {
      ChunkedValue fitting = fit(operation, partitions, chunked, deadline);
      writes.setValue(operation, entry, fitting.encoded(), partitions);
    }
  }

  private ChunkedValue fit(
      String operation, Partitions partitions, ChunkedValue chunked, long deadline) {
    ChunkedValue fitting = chunked.stayingUntil(ChunkRetention.until(deadline, clock.millis()));
    chunks.leaveUntil(operation, partitions, fitting);
    return fitting;
  }
}
