package io.github.dynamojcache.store;

import io.github.dynamojcache.codec.CanonicalKey;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes of whole values. Of a value that does not fit into an item the chunks are written first,
 * and then the entry's item, which refers to them, by the very request that it would be otherwise:
 * before that, nobody knows of them. Thread-safe.
 */
final class WholeWrites {

  private static final Logger LOG = LoggerFactory.getLogger(WholeWrites.class);

  private final EntryWrites writes;
  private final EntryReads reads;
  private final WholeEntries whole;
  private final EntryItems items;
  private final Chunks chunks;
  private final ChunkSettings settings;
  private final boolean leavesUndying;
  private final InstantSource clock;
  private final Executor executor;

  /** Whether this JVM knows that the cache has values in chunks. */
  private volatile boolean chunksSeen;

  /**
   * @param leavesUndying whether there may be chunks that DynamoDB's own expiry will never delete
   */
  WholeWrites(
      EntryWrites writes,
      EntryReads reads,
      WholeEntries whole,
      EntryItems items,
      Chunks chunks,
      ChunkSettings settings,
      boolean leavesUndying,
      InstantSource clock,
      Executor executor) {
    this.writes = writes;
    this.reads = reads;
    this.whole = whole;
    this.items = items;
    this.chunks = chunks;
    this.settings = settings;
    this.leavesUndying = leavesUndying;
    this.clock = clock;
    this.executor = executor;
  }

  WriteOutcome write(String operation, WriteIntent intent, Partitions partitions) {
    if (intent instanceof WriteIntent.Store store) {
      return ItemSize.needsChunks(store.key(), store.value(), settings)
          ? storeInChunks(operation, store, partitions)
          : store(operation, store, partitions);
    }
    WriteOutcome outcome = writes.write(operation, intent, partitions);
    return intent instanceof WriteIntent.Remove remove
        ? settled(operation, partitions, outcome, remove.returnOld())
        : touched(operation, partitions, outcome);
  }

  private WriteOutcome store(String operation, WriteIntent.Store store, Partitions partitions) {
    boolean asksAnyway = leavesUndying && chunksSeen;
    WriteOutcome outcome =
        writes.write(operation, asksAnyway ? store.returningOld() : store, partitions);
    return asked(store, settled(operation, partitions, outcome, store.returnOld()));
  }

  private WriteOutcome storeInChunks(
      String operation, WriteIntent.Store store, Partitions partitions) {
    ChunkedValue chunked = writeChunks(operation, store, partitions);
    WriteOutcome outcome =
        writes.write(operation, store.withValue(chunked.encoded()).returningOld(), partitions);
    if (!outcome.applied()) {
      discard(operation, partitions, chunked);
    }
    return asked(store, settled(operation, partitions, outcome, store.returnOld()));
  }

  private ChunkedValue writeChunks(
      String operation, WriteIntent.Store store, Partitions partitions) {
    chunksSeen = true;
    byte[] value = items.bytes(partitions.of(store.key()), store.key(), store.value());
    long deadline =
        store.expiry() instanceof ExpiryRule.At at
            ? at.deadline()
            : ((ExpiryRule.Keep) store.expiry()).deadlineIfCreated();
    ChunkedValue chunked =
        ChunkedValue.of(value, settings.chunkSize(), ChunkLife.until(deadline, clock.millis()));
    chunks.write(operation, partitions, chunked, value);
    return chunked;
  }

  /** What was returned for this class's own purposes is nobody else's business. */
  private static WriteOutcome asked(WriteIntent.Store store, WriteOutcome outcome) {
    return outcome.applied() && !store.returnOld() ? new WriteOutcome(true, null) : outcome;
  }

  /** Makes what came back whole, where it is wanted, and lets go of what nobody refers to. */
  private WriteOutcome settled(
      String operation, Partitions partitions, WriteOutcome outcome, boolean wanted) {
    StoredEntry entry = outcome.entry();
    if (entry == null || entry.chunked() == null) {
      return outcome;
    }
    chunksSeen = true;
    if (!outcome.applied()) {
      return new WriteOutcome(false, whole.whole(operation, entry));
    }
    StoredEntry old = wanted ? whole.wholeAsItWas(operation, partitions, entry) : entry;
    discard(operation, partitions, entry.chunked());
    return new WriteOutcome(true, old);
  }

  private WriteOutcome touched(String operation, Partitions partitions, WriteOutcome outcome) {
    StoredEntry entry = outcome.entry();
    if (entry == null || entry.chunked() == null) {
      return outcome;
    }
    StoredEntry found = whole.whole(operation, entry);
    if (found != null && outcome.applied()) {
      keepChunksUntil(operation, partitions, found, found.deadline());
    }
    return new WriteOutcome(outcome.applied(), found);
  }

  /**
   * Lets the chunks of an entry stay longer than its deadline, should they not do so already.
   *
   * @param deadline the deadline that the entry is about to have, or has now
   */
  void keepChunksUntil(String operation, Partitions partitions, StoredEntry entry, long deadline) {
    ChunkedValue chunked = entry.chunked();
    if (chunked == null || chunked.until() >= deadline) {
      return;
    }
    ChunkedValue prolonged = chunked.prolonged(ChunkLife.until(deadline, clock.millis()));
    chunks.prolong(operation, partitions, prolonged);
    writes.setValue(operation, entry, prolonged.encoded(), partitions);
  }

  /**
   * Of intents for a batch: writes the chunks of those that need them.
   *
   * @return intents of which each fits into an item, and the entries that they are about to
   *     replace, as far as these leave chunks behind
   */
  Prepared prepare(
      String operation, Collection<? extends WriteIntent> intents, Partitions partitions) {
    List<WriteIntent> prepared = new ArrayList<>(intents.size());
    for (WriteIntent intent : intents) {
      prepared.add(
          intent instanceof WriteIntent.Store store
                  && ItemSize.needsChunks(store.key(), store.value(), settings)
              ? store.withValue(writeChunks(operation, store, partitions).encoded())
              : intent);
    }
    return new Prepared(
        prepared, leavesUndying && chunksSeen ? standing(operation, prepared) : List.of());
  }

  /**
   * @param intents what to write
   * @param replaced what stands in chunks that nobody will refer to afterwards
   */
  record Prepared(List<WriteIntent> intents, List<ChunkedValue> replaced) {}

  private List<ChunkedValue> standing(String operation, List<WriteIntent> intents) {
    Map<CanonicalKey, StoredEntry> standing =
        reads.readAll(operation, intents.stream().map(WriteIntent::key).toList());
    return standing.values().stream()
        .filter(entry -> entry.chunked() != null)
        .map(entry -> Objects.requireNonNull(entry.chunked()))
        .toList();
  }

  void discard(String operation, Partitions partitions, List<ChunkedValue> replaced) {
    replaced.forEach(chunked -> discard(operation, partitions, chunked));
  }

  /**
   * Lets go of chunks that nobody refers to any more. To delete them costs as much as to write
   * them, so those that expire are left to DynamoDB, which takes them for free.
   */
  private void discard(String operation, Partitions partitions, @Nullable ChunkedValue chunked) {
    if (chunked == null || !chunks.areUndying(chunked)) {
      return;
    }
    try {
      executor.execute(() -> delete(operation, partitions, chunked));
    } catch (RejectedExecutionException e) {
      delete(operation, partitions, chunked); // closing
    }
  }

  private void delete(String operation, Partitions partitions, ChunkedValue chunked) {
    try {
      chunks.delete(operation, partitions, chunked);
    } catch (CacheException e) {
      LOG.info(
          "{} chunks are left behind until the next clear of the cache: {}",
          chunked.count(),
          e.getMessage());
    }
  }
}
