package io.github.dynamojcache.internal.dynamo;

import io.github.dynamojcache.internal.dynamo.chunks.ChunkAssembly;
import io.github.dynamojcache.internal.dynamo.chunks.Chunking;
import io.github.dynamojcache.internal.dynamo.chunks.Chunks;
import io.github.dynamojcache.internal.dynamo.entry.EntryPages;
import io.github.dynamojcache.internal.dynamo.entry.EntryReads;
import io.github.dynamojcache.internal.dynamo.entry.ReadCoalescer;
import io.github.dynamojcache.internal.dynamo.generation.CurrentGeneration;
import io.github.dynamojcache.internal.dynamo.generation.GenerationLifecycle;
import io.github.dynamojcache.internal.dynamo.generation.GenerationWalk;
import io.github.dynamojcache.internal.dynamo.generation.Generations;
import io.github.dynamojcache.internal.dynamo.generation.Known;
import io.github.dynamojcache.internal.dynamo.generation.MetaStore;
import io.github.dynamojcache.internal.dynamo.item.ChunkedValue;
import io.github.dynamojcache.internal.dynamo.item.Content;
import io.github.dynamojcache.internal.dynamo.item.Contents;
import io.github.dynamojcache.internal.dynamo.item.ItemMapper;
import io.github.dynamojcache.internal.dynamo.item.ItemSize;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.dynamo.request.BatchWrites;
import io.github.dynamojcache.internal.dynamo.request.BudgetedCalls;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.dynamo.request.PartitionQuery;
import io.github.dynamojcache.internal.dynamo.request.PartitionQuery.Filter;
import io.github.dynamojcache.internal.dynamo.request.PartitionQuery.Wanted;
import io.github.dynamojcache.internal.dynamo.request.StoreContext;
import io.github.dynamojcache.internal.dynamo.request.StoreSettings;
import io.github.dynamojcache.internal.entries.CacheStore;
import io.github.dynamojcache.internal.entries.CallBudget;
import io.github.dynamojcache.internal.entries.EachRead;
import io.github.dynamojcache.internal.entries.Purge;
import io.github.dynamojcache.internal.entries.ReadPurpose;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.entries.WriteIntents;
import io.github.dynamojcache.internal.entries.WriteOutcome;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.options.ClearMode;
import java.time.Duration;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The entries of one cache in its DynamoDB table. Thread-safe. */
public final class DynamoEntryStore implements CacheStore {

  /** A read waits for another thread's request for this fraction of attempt-timeout: a quarter. */
  private static final int PATIENCE_FRACTION = 4;

  private final StoreContext context;
  private final StoreSettings settings;
  private final CallBudget budget;
  private final Contents own;
  private final DynamoCalls calls;
  private final ItemMapper items;
  private final Chunks chunks;
  private final GenerationWalk walk;
  private final GenerationLifecycle lifecycle;
  private final CurrentGeneration current;
  private final EntryReads reads;
  private final ReadCoalescer coalescer;
  private final Chunking chunking;

  /**
   * Creates the store of one cache. Sends nothing yet.
   *
   * @param context its settings and collaborators
   */
  public DynamoEntryStore(StoreContext context) {
    this.context = context;
    this.settings = context.settings();
    this.budget = context.budget();
    this.own = context.writtenContents();
    this.calls =
        new DynamoCalls(
            context.client(),
            context.failures(),
            context.cacheName(),
            settings,
            context.meter(),
            context.clock());
    BudgetedCalls sharing = calls.sharing(budget);
    this.items = new ItemMapper(context.seal(), settings.nativeTtl());
    BatchWrites batchWrites = new BatchWrites(calls, context.fanout());
    this.walk = new GenerationWalk(calls, batchWrites, context.clock());
    this.chunks = new Chunks(calls, context.fanout(), batchWrites, settings.nativeTtl());
    MetaStore metaStore =
        new MetaStore(sharing, context.cacheName(), settings, own, context.clock());
    this.lifecycle =
        new GenerationLifecycle(
            context, calls, metaStore, batchWrites, walk, () -> contents(chunks.areInUse()));
    Generations generations = lifecycle.generations();
    this.current =
        new CurrentGeneration(generations, metaStore, settings.graceMillis(), context.executor());
    this.reads = new EntryReads(sharing, context.fanout(), items, metaStore, generations, current);
    this.coalescer =
        new ReadCoalescer(
            this::readNow,
            calls::readFailure,
            settings.callTimeout(),
            settings.attemptTimeout().dividedBy(PATIENCE_FRACTION));
    this.chunking =
        Chunking.of(context, calls, items, chunks, generations, reads, sharing, batchWrites);
  }

  /** Reads the meta item, and creates it if this is the first JVM to use the cache. */
  @Override
  public void open(Duration openTimeout, Runnable beforeCreation) {
    lifecycle.open(openTimeout, beforeCreation);
  }

  /**
   * Sends one request, or shares one that another thread of this JVM sends after this call began
   * ({@code shared-reads}). If the generation must be read again, the same request does it.
   */
  @Override
  public @Nullable StoredEntry read(String operation, CanonicalKey key, ReadPurpose purpose) {
    return settings.sharedReads()
        ? coalescer.read(operation, key)
        : readNow(operation, key, /* left= */ null);
  }

  private @Nullable StoredEntry readNow(
      String operation, CanonicalKey key, @Nullable Duration left) {
    Supplier<@Nullable StoredEntry> read = () -> reads.read(operation, key);
    StoredEntry entry = left == null ? budget.share(read) : budget.share(left, read);
    if (entry == null || ChunkedValue.of(entry) == null) {
      return entry;
    }
    StoredEntry assembled = chunking.reads().whole(operation, entry);
    budget.beginAgain(); // reading chunks may take long
    return assembled;
  }

  /** Sends one request per hundred keys. */
  @Override
  public void readAll(
      String operation, List<CanonicalKey> keys, ReadPurpose purpose, EachRead each) {
    reads.readAll(
        operation,
        keys,
        (in, from, some, found) -> {
          Map<CanonicalKey, StoredEntry> entries = chunking.reads().whole(operation, in, found);
          for (int i = 0; i < some.size(); i++) {
            each.read(from + i, entries.get(some.get(i)));
          }
        });
  }

  /**
   * Sends one request, or two if an update that must keep a live entry's deadline meets an expired
   * item.
   */
  @Override
  public WriteOutcome write(String operation, WriteIntent intent) {
    boolean inChunks = isInChunks(intent);
    return inChunks
        ? budget.apart(() -> writeNow(operation, intent, /* inChunks= */ true))
        : budget.share(() -> writeNow(operation, intent, /* inChunks= */ false));
  }

  private boolean isInChunks(WriteIntent intent) {
    return intent instanceof WriteIntent.Store store && needsChunks(store.key(), store.value());
  }

  private WriteOutcome writeNow(String operation, WriteIntent intent, boolean inChunks) {
    return intent instanceof WriteIntent.Remove
        ? current.delete(operation, known -> write(operation, intent, inChunks, known))
        : current.write(
            operation, contents(inChunks), known -> write(operation, intent, inChunks, known));
  }

  private WriteOutcome write(String operation, WriteIntent intent, boolean inChunks, Known known) {
    return chunking.writes().write(operation, intent, inChunks, known).in(known.generation().id());
  }

  /** Chunks matter to other JVMs only if DynamoDB's TTL does not delete them. */
  private Contents contents(boolean withChunks) {
    return withChunks && own.areUndying() ? own.and(Content.CHUNKS) : own;
  }

  @Override
  public WriteOutcome access(String operation, StoredEntry seen, WriteIntent intent) {
    return ChunkedValue.of(seen) == null
        ? budget.share(() -> accessNow(operation, seen, intent))
        : accessNow(operation, seen, intent);
  }

  private WriteOutcome accessNow(String operation, StoredEntry seen, WriteIntent intent) {
    return intent instanceof WriteIntent.Touch touch
        ? current.write(operation, own, known -> touch(operation, seen, touch, known))
        : writeNow(operation, intent, isInChunks(intent));
  }

  private WriteOutcome touch(
      String operation, StoredEntry seen, WriteIntent.Touch touch, Known known) {
    return chunking.writes().touch(operation, seen, touch, known).in(known.generation().id());
  }

  @Override
  public boolean needsChunks(CanonicalKey key, EncodedValue value) {
    return ItemSize.needsChunks(key, value, context.chunks());
  }

  /** Sends one request per twenty-five entries. */
  @Override
  public BitSet writeAll(String operation, WriteIntents intents) {
    return current.write(
        operation,
        contents(intents.needChunks()),
        known -> chunking.batches().write(operation, intents, known));
  }

  @Override
  public boolean comparesValues() {
    return items.areComparable();
  }

  /**
   * Reads a page at a time. Entries to be removed need only their keys: their chunks are not read.
   */
  @Override
  public Iterator<StoredEntry> entries(String operation, ReadPurpose purpose) {
    if (purpose == ReadPurpose.CHANGE) {
      return current.iterate(operation, known -> pages(operation, known.partitions()));
    }
    return current.iterate(
        operation,
        known ->
            new ChunkAssembly(
                operation,
                pages(operation, known.partitions()),
                known.partitions(),
                chunking.reads(),
                context.clock()));
  }

  private EntryPages pages(String operation, Partitions partitions) {
    return new EntryPages(
        operation,
        new PartitionQuery(calls, Wanted.ENTRIES, Filter.LIVE, settings.consistentReads()),
        items,
        partitions.all(),
        context.clock(),
        context.executor());
  }

  /** Reads everything, but returns only the number. */
  @Override
  public long countLive(String operation) {
    return current.inCurrent(operation, known -> walk.countLive(operation, known.partitions()));
  }

  /** Clears the cache as {@code clear-mode} says. */
  @Override
  public void clear(String operation) {
    if (settings.clearMode() == ClearMode.DELETE) {
      current.delete(
          operation,
          known -> {
            walk.deleteAll(operation, known.partitions());
            return known;
          });
    } else {
      startNewGeneration(operation);
    }
  }

  @Override
  public void startNewGeneration(String operation) {
    lifecycle.startNewGeneration(operation);
  }

  @Override
  public void destroy(Consumer<? super Purge> purges) {
    lifecycle.destroy(purges);
  }

  @Override
  public long destroyNow(Duration openTimeout) {
    return lifecycle.destroyNow(openTimeout);
  }

  @Override
  public void refresh(String operation) {
    lifecycle.refresh(operation);
  }

  @Override
  public void close() {
    lifecycle.close();
    chunking.deletion().stop();
  }
}
