package io.github.dynamojcache.internal.dynamo;

import io.github.dynamojcache.internal.dynamo.AbandonedChunks.Reference;
import io.github.dynamojcache.internal.dynamo.Chunks.Cut;
import java.time.InstantSource;
import java.util.List;
import javax.cache.CacheException;

/**
 * Writes of whole values. Of a value that does not fit into an item the chunks are written first,
 * and then the entry's item, which refers to them, by the very request that it would be otherwise:
 * before that, nobody knows of them. Thread-safe.
 */
final class WholeWrites {

  private final EntryWrites writes;
  private final WholeEntries whole;
  private final Cutter cutter;
  private final Chunks chunks;
  private final AbandonedChunks abandoned;
  private final ReplacedChunks replaced;
  private final InstantSource clock;

  WholeWrites(
      EntryWrites writes,
      WholeEntries whole,
      Cutter cutter,
      Chunks chunks,
      AbandonedChunks abandoned,
      ReplacedChunks replaced,
      InstantSource clock) {
    this.writes = writes;
    this.whole = whole;
    this.cutter = cutter;
    this.chunks = chunks;
    this.abandoned = abandoned;
    this.replaced = replaced;
    this.clock = clock;
  }

  WriteOutcome write(String operation, WriteIntent intent, Known in) {
    Partitions partitions = in.partitions();
    if (intent instanceof WriteIntent.Store store) {
      return cutter.needsChunks(store)
          ? storeInChunks(operation, store, partitions)
          : store(operation, store, in);
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
    Cut cut = cutter.cut(store, partitions);
    ChunkedValue chunked = cut.chunked();
    WriteOutcome outcome;
    try {
      chunks.write(operation, partitions, List.of(cut));
    } catch (CacheException e) {
      abandoned.discard(operation, partitions, chunked);
      throw e;
    }
    try {
      outcome =
          writes.write(operation, store.withValue(chunked.encoded()).returningOld(), partitions);
    } catch (CacheException e) {
      replaced.addUncertain(operation, partitions, new Reference(store.key(), chunked));
      throw e;
    }
    StoredEntry standing = outcome.entry();
    if (!outcome.applied()) {
      // Or it was, and its answer lost: then somebody replaced it, and may be reading it as old.
      replaced.add(operation, partitions, new Reference(store.key(), chunked));
    } else if (standing != null
        && store.expiry() instanceof ExpiryRule.Keep
        && !ChunkLife.fits(chunked.until(), standing.deadline())) {
      fit(operation, partitions, chunked, standing.deadline()); // it was touched meanwhile
    }
    return asked(store, settled(operation, partitions, outcome, store.returnOld()));
  }

  /** What was returned for this class's own purposes is nobody else's business. */
  private static WriteOutcome asked(WriteIntent.Store store, WriteOutcome outcome) {
    return outcome.applied() && !store.returnOld() ? new WriteOutcome(true, null) : outcome;
  }

  /** Makes what came back whole, where it is wanted, and lets go of what nobody refers to. */
  private WriteOutcome settled(
      String operation, Partitions partitions, WriteOutcome outcome, boolean wanted) {
    if (outcome.oldLost()) {
      return WriteOutcome.found(null); // what came back is what was written
    }
    StoredEntry entry = outcome.entry();
    if (entry == null || entry.chunked() == null) {
      return outcome;
    }
    if (!outcome.applied()) {
      return new WriteOutcome(false, whole.whole(operation, entry));
    }
    try {
      return new WriteOutcome(
          true, wanted ? whole.wholeAsItWas(operation, partitions, entry) : entry);
    } finally { // after they were read
      replaced.add(operation, partitions, new Reference(entry.key(), entry.chunked()));
    }
  }

  private WriteOutcome touched(String operation, Partitions partitions, WriteOutcome outcome) {
    StoredEntry entry = outcome.entry();
    if (entry == null || entry.chunked() == null) {
      return outcome;
    }
    StoredEntry found = whole.whole(operation, entry);
    if (found != null && outcome.applied()) {
      fitChunks(operation, partitions, found, found.deadline());
    }
    return new WriteOutcome(outcome.applied(), found);
  }

  /**
   * Moves the deadline of an entry that was read. Chunks that must stay longer are told first,
   * those that may go some day afterwards; so are those of another value that stands there by now,
   * whose writer knew nothing of the new deadline.
   */
  WriteOutcome touch(String operation, StoredEntry seen, WriteIntent.Touch touch, Known in) {
    Partitions partitions = in.partitions();
    if (seen.chunked() == null) {
      return writes.write(operation, touch, partitions);
    }
    if (seen.chunked().until() < touch.deadline()) {
      fitChunks(operation, partitions, seen, touch.deadline());
    }
    WriteOutcome outcome = writes.write(operation, touch.returningEntry(), partitions);
    if (outcome.applied() && outcome.entry() != null) {
      fitChunks(operation, partitions, outcome.entry(), touch.deadline());
    }
    return new WriteOutcome(outcome.applied(), null);
  }

  /** Lets the chunks of an entry stay as long as befits its deadline, should they not do so. */
  private void fitChunks(
      String operation, Partitions partitions, StoredEntry entry, long deadline) {
    ChunkedValue chunked = entry.chunked();
    if (chunked != null && !ChunkLife.fits(chunked.until(), deadline)) {
      ChunkedValue fitting = fit(operation, partitions, chunked, deadline);
      writes.setValue(operation, entry, fitting.encoded(), partitions);
    }
  }

  private ChunkedValue fit(
      String operation, Partitions partitions, ChunkedValue chunked, long deadline) {
    ChunkedValue fitting = chunked.stayingUntil(ChunkLife.until(deadline, clock.millis()));
    chunks.leaveUntil(operation, partitions, fitting);
    return fitting;
  }
}
