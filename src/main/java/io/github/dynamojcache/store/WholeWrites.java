package io.github.dynamojcache.store;

import io.github.dynamojcache.store.AbandonedChunks.Reference;
import io.github.dynamojcache.store.Chunks.Cut;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Writes of whole values. Of a value that does not fit into an item the chunks are written first,
 * and then the entry's item, which refers to them, by the very request that it would be otherwise:
 * before that, nobody knows of them. Thread-safe.
 */
final class WholeWrites {

  private final EntryWrites writes;
  private final BatchWrites batchWrites;
  private final WholeEntries whole;
  private final EntryItems items;
  private final Chunks chunks;
  private final AbandonedChunks abandoned;
  private final ChunkSettings settings;
  private final boolean leavesUndying;
  private final InstantSource clock;

  /**
   * @param leavesUndying whether there may be chunks that DynamoDB's own expiry will never delete
   */
  WholeWrites(
      EntryWrites writes,
      BatchWrites batchWrites,
      WholeEntries whole,
      EntryItems items,
      Chunks chunks,
      AbandonedChunks abandoned,
      ChunkSettings settings,
      boolean leavesUndying,
      InstantSource clock) {
    this.writes = writes;
    this.batchWrites = batchWrites;
    this.whole = whole;
    this.items = items;
    this.chunks = chunks;
    this.abandoned = abandoned;
    this.settings = settings;
    this.leavesUndying = leavesUndying;
    this.clock = clock;
  }

  WriteOutcome write(String operation, WriteIntent intent, Partitions partitions) {
    if (intent instanceof WriteIntent.Store store) {
      return ItemSize.needsChunks(store.key(), store.value(), settings)
          ? storeInChunks(operation, store, partitions)
          : store(operation, store, partitions);
    }
    WriteOutcome outcome = writes.write(operation, intent, partitions);
    return intent instanceof WriteIntent.Remove remove
        ? settled(operation, partitions, outcome, remove.returnOld(), /* written= */ null)
        : touched(operation, partitions, outcome);
  }

  private WriteOutcome store(String operation, WriteIntent.Store store, Partitions partitions) {
    WriteOutcome outcome =
        writes.write(operation, asksForOld() ? store.returningOld() : store, partitions);
    return asked(
        store, settled(operation, partitions, outcome, store.returnOld(), /* written= */ null));
  }

  private boolean asksForOld() {
    return leavesUndying && chunks.areInUse();
  }

  private WriteOutcome storeInChunks(
      String operation, WriteIntent.Store store, Partitions partitions) {
    Cut cut = cut(store, partitions);
    ChunkedValue chunked = cut.chunked();
    write(operation, partitions, List.of(cut));
    WriteOutcome outcome;
    try {
      outcome =
          writes.write(operation, store.withValue(chunked.encoded()).returningOld(), partitions);
    } catch (CacheException e) {
      abandoned.discardUnlessStanding(
          operation, partitions, List.of(new Reference(store.key(), chunked)));
      throw e;
    }
    StoredEntry standing = outcome.entry();
    if (!outcome.applied()) {
      abandoned.discard(operation, partitions, chunked);
    } else if (standing != null
        && store.expiry() instanceof ExpiryRule.Keep
        && !ChunkLife.fits(chunked.until(), standing.deadline())) {
      fit(operation, partitions, chunked, standing.deadline()); // it was touched meanwhile
    }
    return asked(store, settled(operation, partitions, outcome, store.returnOld(), chunked));
  }

  private Cut cut(WriteIntent.Store store, Partitions partitions) {
    byte[] value = items.bytes(partitions.of(store.key()), store.key(), store.value());
    long deadline =
        store.expiry() instanceof ExpiryRule.At at
            ? at.deadline()
            : ((ExpiryRule.Keep) store.expiry()).deadlineIfCreated();
    return new Cut(
        ChunkedValue.of(value, settings.chunkSize(), ChunkLife.until(deadline, clock.millis())),
        value);
  }

  private void write(String operation, Partitions partitions, List<Cut> cuts) {
    try {
      chunks.write(operation, partitions, cuts);
    } catch (CacheException e) {
      cuts.forEach(cut -> abandoned.discard(operation, partitions, cut.chunked()));
      throw e;
    }
  }

  /** What was returned for this class's own purposes is nobody else's business. */
  private static WriteOutcome asked(WriteIntent.Store store, WriteOutcome outcome) {
    return outcome.applied() && !store.returnOld() ? new WriteOutcome(true, null) : outcome;
  }

  /**
   * Makes what came back whole, where it is wanted, and lets go of what nobody refers to.
   *
   * @param written what was just written: should its answer have been lost, then what the retry
   *     found there is that
   */
  private WriteOutcome settled(
      String operation,
      Partitions partitions,
      WriteOutcome outcome,
      boolean wanted,
      @Nullable ChunkedValue written) {
    StoredEntry entry = outcome.entry();
    if (entry == null || entry.chunked() == null) {
      return outcome;
    }
    if (!outcome.applied()) {
      return new WriteOutcome(false, whole.whole(operation, entry));
    }
    StoredEntry old = wanted ? whole.wholeAsItWas(operation, partitions, entry) : entry;
    if (written == null || !entry.chunked().isStoredWith(written)) {
      abandoned.discard(operation, partitions, entry.chunked());
    }
    return new WriteOutcome(true, old);
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
  WriteOutcome touch(
      String operation, StoredEntry seen, WriteIntent.Touch touch, Partitions partitions) {
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

  /** Carries out intents in batches, after the chunks of all of them. */
  void writeAll(
      String operation, Collection<? extends WriteIntent> intents, Partitions partitions) {
    List<WriteIntent> fitting = new ArrayList<>(intents.size());
    List<Cut> cuts = new ArrayList<>();
    List<Reference> uncertain = new ArrayList<>();
    for (WriteIntent intent : intents) {
      if (intent instanceof WriteIntent.Store store
          && ItemSize.needsChunks(store.key(), store.value(), settings)) {
        Cut cut = cut(store, partitions);
        cuts.add(cut);
        uncertain.add(new Reference(store.key(), cut.chunked()));
        fitting.add(store.withValue(cut.chunked().encoded()));
      } else {
        fitting.add(intent);
      }
    }
    write(operation, partitions, cuts);
    try {
      List<Reference> replaced =
          asksForOld()
              ? abandoned.standing(
                  operation, partitions, fitting.stream().map(WriteIntent::key).toList())
              : List.of();
      uncertain.addAll(replaced);
      batchWrites.write(
          operation, fitting.stream().map(intent -> writes.batchable(intent, partitions)).toList());
      replaced.forEach(each -> abandoned.discard(operation, partitions, each.chunked()));
    } catch (CacheException e) {
      abandoned.discardUnlessStanding(operation, partitions, uncertain);
      throw e;
    }
  }
}
