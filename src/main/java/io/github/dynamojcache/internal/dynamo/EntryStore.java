package io.github.dynamojcache.internal.dynamo;

import io.github.dynamojcache.internal.clock.ServiceClock;
import io.github.dynamojcache.internal.dynamo.PartitionQuery.Filter;
import io.github.dynamojcache.internal.dynamo.PartitionQuery.Wanted;
import io.github.dynamojcache.internal.failure.FailureTranslator;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import io.github.dynamojcache.internal.values.seal.Seal;
import io.github.dynamojcache.options.ClearMode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The entries of one cache in its DynamoDB table. Thread-safe. */
public final class EntryStore implements Entries, AutoCloseable {

  /** A read waits for the request of another thread for one part in four of attempt-timeout. */
  private static final int PATIENCE_FRACTION = 4;

  private final StoreSettings settings;
  private final Contents own;
  private final InstantSource clock;
  private final Executor executor;
  private final DynamoCalls calls;
  private final OperationTime time;
  private final MetaStore metaStore;
  private final Generations generations;
  private final CurrentGeneration current;
  private final EntryItems items;
  private final EntryWrites writes;
  private final ChunkSettings chunkSettings;
  private final Chunks chunks;
  private final WholeEntries whole;
  private final WholeWrites wholeWrites;
  private final WholeBatches wholeBatches;
  private final ReplacedChunks replaced;
  private final Fanout fanout;
  private final EntryReads reads;
  private final SharedReads sharedReads;
  private final GarbagePurge purge;
  private final Destroyer destroyer;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final GenerationWalk walk;

  /**
   * Creates the store of one cache. Sends nothing yet.
   *
   * @param client the client; not closed by this store
   * @param failures explains what goes wrong
   * @param cacheName the cache
   * @param settings its settings
   * @param chunkSettings those about values that do not fit into an item
   * @param seal protects the values
   * @param mayHoldEternal whether the cache's expiry policy can make entries that never expire:
   *     only then does a cleared generation leave something behind that DynamoDB's expiry will not
   *     delete
   * @param meter hears of every request
   * @param clock the time that decides what has expired; learns from every answer
   * @param executor runs parallel pieces of bulk operations and pages fetched ahead; may refuse
   * @param upkeep runs what lasts longer: the purge, and chunks that wait for their deletion
   * @param rounds when to look for destroyed caches of the table
   */
  public EntryStore(
      DynamoDbClient client,
      FailureTranslator failures,
      String cacheName,
      StoreSettings settings,
      ChunkSettings chunkSettings,
      Seal seal,
      boolean mayHoldEternal,
      CapacityMeter meter,
      ServiceClock clock,
      Executor executor,
      Executor upkeep,
      PurgeRounds rounds) {
    this.settings = settings;
    this.chunkSettings = chunkSettings;
    this.own = Contents.writtenBy(mayHoldEternal, settings.nativeTtl());
    this.clock = clock;
    this.executor = executor;
    this.calls = new DynamoCalls(client, failures, cacheName, settings, meter, clock);
    this.time = new OperationTime(settings.callTimeout());
    DynamoCalls sharing = calls.sharing(time);
    this.metaStore = new MetaStore(sharing, cacheName, settings, own, clock);
    this.items = new EntryItems(seal, settings.nativeTtl());
    this.fanout = new Fanout(executor);
    BatchWrites batchWrites = new BatchWrites(calls, fanout);
    this.walk = new GenerationWalk(calls, batchWrites, clock);
    this.purge =
        new GarbagePurge(cacheName, calls, metaStore, batchWrites, settings, clock, upkeep, closed);
    this.destroyer = new Destroyer(cacheName, calls, metaStore, walk, settings, clock);
    DestroyedCaches destroyed = new DestroyedCaches(rounds, calls, settings, clock, upkeep, closed);
    this.generations =
        new Generations(
            cacheName,
            metaStore,
            settings,
            System::nanoTime,
            executor,
            meta -> {
              purge.consider(meta);
              destroyed.consider();
            });
    this.current = new CurrentGeneration(generations, metaStore, settings.graceMillis(), executor);
    this.reads = new EntryReads(sharing, fanout, items, metaStore, generations, current);
    this.sharedReads =
        new SharedReads(
            this::readNow,
            calls::readFailure,
            settings.callTimeout(),
            settings.attemptTimeout().dividedBy(PATIENCE_FRACTION));
    this.writes =
        new EntryWrites(
            cacheName,
            sharing,
            new WriteExpressions(settings.table(), settings.nativeTtl(), sharing::terms, items),
            items,
            clock);
    this.chunks = new Chunks(calls, fanout, batchWrites, settings.nativeTtl());
    this.whole =
        new WholeEntries(
            calls, fanout, chunks, items, reads, generations, chunkSettings.maxBytes());
    AbandonedChunks abandoned =
        new AbandonedChunks(calls, fanout, chunks, items, generations::contents, executor);
    this.replaced = new ReplacedChunks(abandoned, settings.callTimeout(), upkeep);
    Cutter cutter = new Cutter(items, chunkSettings, clock);
    this.wholeWrites = new WholeWrites(writes, whole, cutter, chunks, abandoned, replaced, clock);
    this.wholeBatches =
        new WholeBatches(writes, batchWrites, fanout, cutter, chunks, abandoned, replaced);
  }

  /**
   * Reads the cache's meta item, and creates it when this is the first JVM to use the cache.
   *
   * @param openTimeout the longest time for one request, instead of the cache's own limits
   * @param beforeCreation runs before the meta item is created: who opens a cache that is there
   *     already knows by that one request that its table is there and fits
   */
  public void open(Duration openTimeout, Runnable beforeCreation) {
    generations.open("createCache", openTimeout, beforeCreation);
  }

  /**
   * One request, or a share in one that another thread of this JVM sends after this call began
   * ({@code shared-reads}). When the generation must be asked for again, the same request does it.
   */
  @Override
  public @Nullable StoredEntry read(String operation, CanonicalKey key) {
    return settings.sharedReads()
        ? sharedReads.read(operation, key)
        : readNow(operation, key, /* left= */ null);
  }

  @Override
  public @Nullable StoredEntry readToChange(String operation, CanonicalKey key) {
    return read(operation, key);
  }

  private @Nullable StoredEntry readNow(
      String operation, CanonicalKey key, @Nullable Duration left) {
    StoredEntry entry = time.share(left, () -> reads.read(operation, key));
    if (entry == null || entry.chunked() == null) {
      return entry;
    }
    StoredEntry assembled = whole.whole(operation, entry);
    time.beginAgain(); // chunks may take their time
    return assembled;
  }

  /** One request per hundred. */
  @Override
  public void readAll(String operation, List<CanonicalKey> keys, EachRead each) {
    reads.readAll(
        operation,
        keys,
        (in, from, some, found) -> {
          Map<CanonicalKey, StoredEntry> entries = whole.whole(operation, in, found);
          for (int i = 0; i < some.size(); i++) {
            each.read(from + i, entries.get(some.get(i)));
          }
        });
  }

  @Override
  public void readAllToChange(String operation, List<CanonicalKey> keys, EachRead each) {
    readAll(operation, keys, each);
  }

  /**
   * One request, or two when an expired item stands in the way of an update that must keep a live
   * entry's deadline.
   */
  @Override
  public WriteOutcome write(String operation, WriteIntent intent) {
    return hasChunks(intent)
        ? time.apart(() -> writeNow(operation, intent))
        : inTime(() -> writeNow(operation, intent));
  }

  private boolean hasChunks(WriteIntent intent) {
    return intent instanceof WriteIntent.Store store && needsChunks(store.key(), store.value());
  }

  private WriteOutcome writeNow(String operation, WriteIntent intent) {
    return intent instanceof WriteIntent.Remove
        ? current.delete(operation, known -> wholeWrites.write(operation, intent, known))
        : current.write(
            operation,
            written(hasChunks(intent)),
            known -> wholeWrites.write(operation, intent, known));
  }

  /** Chunks matter to others only if nobody but a cache deletes them. */
  private Contents written(boolean inChunks) {
    return inChunks && own.areUndying() ? own.and(Content.CHUNKS) : own;
  }

  @Override
  public WriteOutcome access(String operation, StoredEntry seen, WriteIntent intent) {
    return seen.chunked() == null
        ? inTime(() -> accessNow(operation, seen, intent))
        : accessNow(operation, seen, intent);
  }

  private WriteOutcome accessNow(String operation, StoredEntry seen, WriteIntent intent) {
    return intent instanceof WriteIntent.Touch touch
        ? current.write(operation, own, known -> wholeWrites.touch(operation, seen, touch, known))
        : writeNow(operation, intent);
  }

  @Override
  public <T extends @Nullable Object> T inTime(@Nullable Duration left, Supplier<T> operation) {
    return time.share(left, operation);
  }

  @Override
  public void pieceOfBulk(Runnable piece) {
    time.ofBulk(piece);
  }

  @Override
  public boolean needsChunks(CanonicalKey key, EncodedValue value) {
    return ItemSize.needsChunks(key, value, chunkSettings);
  }

  /** One request per twenty-five. */
  @Override
  public BitSet writeAll(String operation, WriteIntents intents) {
    return current.write(
        operation,
        written(intents.needChunks()),
        known -> wholeBatches.write(operation, intents, known));
  }

  @Override
  public boolean comparesValues() {
    return items.areComparable();
  }

  @Override
  public void inParallel(List<? extends Runnable> pieces) {
    fanout.run(pieces);
  }

  /** A page at a time. */
  @Override
  public Iterator<StoredEntry> entries(String operation) {
    return current.iterate(
        operation,
        known ->
            new WholeIteration(
                operation, pages(operation, known.partitions()), known.partitions(), whole, clock));
  }

  private EntryPages pages(String operation, Partitions partitions) {
    return new EntryPages(
        operation,
        new PartitionQuery(calls, Wanted.ENTRIES, Filter.LIVE, settings.consistentReads()),
        items,
        partitions.all(),
        clock,
        executor);
  }

  /** What stands in chunks is left there: to remove an entry, its key is enough. */
  @Override
  public Iterator<StoredEntry> entriesToRemove(String operation) {
    return current.iterate(operation, known -> pages(operation, known.partitions()));
  }

  /** Reads everything, returns only the number. */
  @Override
  public long countLive(String operation) {
    return current.inCurrent(operation, known -> walk.countLive(operation, known.partitions()));
  }

  /** In the way that {@code clear-mode} asks for. */
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

  /**
   * Starts a new generation whatever the clear mode.
   *
   * @param operation the operation, for messages
   */
  public void startNewGeneration(String operation) {
    generations.startNew(operation, purge.longestList(), written(chunks.areInUse()));
  }

  /**
   * Empties the cache for every JVM, whatever the clear mode, and sees to it that somebody deletes
   * what that leaves. This store is to be closed afterwards.
   *
   * @param purges is given the purge, if there is anything to purge and this cache's settings let
   *     this JVM do so
   */
  public void destroy(Consumer<PurgeTask> purges) {
    closed.countDown(); // no purge of this store's begins any more
    destroyer.destroy(generations, purges);
  }

  /**
   * Empties the cache for every JVM, if there is one in the table, and deletes all its items, those
   * with an expiry too, as fast as DynamoDB takes it. What was not finished before is gone on with.
   * This store need not be open, and is to be closed afterwards.
   *
   * @param openTimeout the longest time for the first request
   * @return how many items were deleted, chunks included
   */
  public long destroyNow(Duration openTimeout) {
    closed.countDown();
    return destroyer.destroyNow(openTimeout);
  }

  /**
   * Asks the table for the cache's current generation: one request.
   *
   * @param operation the operation, for messages
   */
  public void refresh(String operation) {
    generations.refresh(operation);
  }

  /** Stops what runs in the background. The entries stay in the table. */
  @Override
  public void close() {
    closed.countDown();
    replaced.stop();
  }
}
