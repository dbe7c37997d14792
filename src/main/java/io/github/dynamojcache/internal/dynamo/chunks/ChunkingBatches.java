package io.github.dynamojcache.internal.dynamo.chunks;

import io.github.dynamojcache.internal.dynamo.chunks.Chunks.Cut;
import io.github.dynamojcache.internal.dynamo.chunks.Chunks.WrittenChunks;
import io.github.dynamojcache.internal.dynamo.chunks.OrphanedChunks.Reference;
import io.github.dynamojcache.internal.dynamo.entry.EntryWrites;
import io.github.dynamojcache.internal.dynamo.generation.Known;
import io.github.dynamojcache.internal.dynamo.item.ChunkedValue;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.dynamo.request.BatchPace;
import io.github.dynamojcache.internal.dynamo.request.BatchReads;
import io.github.dynamojcache.internal.dynamo.request.BatchWrites;
import io.github.dynamojcache.internal.dynamo.request.CompletedWrites;
import io.github.dynamojcache.internal.entries.ConsecutiveOutages;
import io.github.dynamojcache.internal.entries.Fanout;
import io.github.dynamojcache.internal.entries.PartlyWrittenException;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.entries.WriteIntents;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.stream.Stream;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Many unconditional writes of whole values, in batches. Each request is made while earlier ones
 * are in flight. The chunks of an entry are written before its item. A failure of one entry does
 * not affect the others. Thread-safe.
 */
public final class ChunkingBatches {

  /** How many entries are prepared together: as many as parallel requests can read. */
  private static final int MAX_PREPARED = Fanout.MAX_PARALLEL * BatchReads.MAX_KEYS;

  /** How many bytes are prepared together, approximately. */
  private static final long MAX_PREPARED_BYTES = 16 << 20;

  private final EntryWrites writes;
  private final BatchWrites batchWrites;
  private final Fanout fanout;
  private final ValueChunker chunker;
  private final Chunks chunks;
  private final OrphanedChunks orphaned;
  private final DelayedChunkDeletion replacedChunks;

  ChunkingBatches(
      EntryWrites writes,
      BatchWrites batchWrites,
      Fanout fanout,
      ValueChunker chunker,
      Chunks chunks,
      OrphanedChunks orphaned,
      DelayedChunkDeletion replacedChunks) {
    this.writes = writes;
    this.batchWrites = batchWrites;
    this.fanout = fanout;
    this.chunker = chunker;
    this.chunks = chunks;
    this.orphaned = orphaned;
    this.replacedChunks = replacedChunks;
  }

  /**
   * Carries out intents.
   *
   * @return the positions of all of them
   * @throws PartlyWrittenException if some failed or have an unknown outcome
   */
  public BitSet write(String operation, WriteIntents intents, Known in) {
    return new Run(operation, intents, in).carryOut();
  }

  /**
   * An intent whose item can be sent.
   *
   * @param chunked its value's chunks, which have been written; null if it needs none
   * @param replaced the chunks to which the entry referred before, as far as they matter
   */
  private record Ready(
      int place, WriteRequest item, @Nullable Reference chunked, @Nullable Reference replaced) {

    boolean isAboutChunks() {
      return chunked != null || replaced != null;
    }
  }

  /** One call. The calling thread makes the requests; any thread sends them. */
  private final class Run implements Iterator<Runnable> {
    private final String operation;
    private final WriteIntents intents;
    private final Partitions partitions;
    private final boolean mayLeaveChunks;
    private final ConsecutiveOutages outages = new ConsecutiveOutages();
    private final Queue<Ready> ready = new ArrayDeque<>();
    private int next;
    private @Nullable CacheException failure;
    private final BitSet written = new BitSet(); // guarded by this
    private final Map<Integer, Ready> uncertain = new HashMap<>(); // with chunks; guarded by this

    Run(String operation, WriteIntents intents, Known in) {
      this.operation = operation;
      this.intents = intents;
      this.partitions = in.partitions();
      this.mayLeaveChunks = in.meta().contents().mayLeaveChunks(chunks.areInUse());
    }

    BitSet carryOut() {
      try {
        fanout.run(this, outages);
      } catch (CacheException e) {
        failed(e);
      } finally {
        keepUncertain();
      }
      return outcome();
    }

    private synchronized void keepUncertain() {
      uncertain.values().stream()
          .flatMap(each -> Stream.of(each.chunked(), each.replaced()))
          .filter(Objects::nonNull)
          .forEach(each -> replacedChunks.addUncertain(operation, partitions, each));
    }

    private synchronized BitSet outcome() {
      if (failure != null) {
        throw new PartlyWrittenException(written, failure);
      }
      return written;
    }

    @Override
    public boolean hasNext() {
      while (ready.size() < BatchWrites.MAX_ITEMS && next < intents.size() && isWorthWhile()) {
        prepare();
      }
      return !ready.isEmpty();
    }

    private boolean isWorthWhile() {
      if (Thread.currentThread().isInterrupted()) {
        throw new CacheException(operation + ": interrupted before all of it was sent");
      }
      return !outages.areTooMany();
    }

    @Override
    public Runnable next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      List<Ready> batch = new ArrayList<>();
      long bytes = 0;
      for (Ready each = ready.peek(); each != null; each = ready.peek()) {
        bytes += BatchWrites.bytes(each.item());
        if (batch.size() == BatchWrites.MAX_ITEMS
            || (!batch.isEmpty() && bytes > BatchPace.REQUEST_BYTES)) {
          break;
        }
        batch.add(ready.remove());
      }
      return () -> send(batch);
    }

    private void send(List<Ready> batch) {
      CompletedWrites done = new CompletedWrites();
      try {
        batchWrites.writeTogether(operation, batch.stream().map(Ready::item).toList(), done);
      } finally {
        for (int i = 0; i < batch.size(); i++) {
          if (done.isDone(i)) {
            settle(batch.get(i));
          }
        }
      }
    }

    private synchronized void settle(Ready done) {
      written.set(done.place());
      uncertain.remove(done.place());
      if (done.replaced() != null) {
        replacedChunks.add(operation, partitions, done.replaced());
      }
    }

    /** Prepares the items of one request, or of more if something must be read or written first. */
    private void prepare() {
      Map<Integer, WriteIntent> section = new LinkedHashMap<>();
      Map<Integer, Cut> cuts = new HashMap<>();
      long bytes = 0;
      while (next < intents.size()
          && section.size() < most(!cuts.isEmpty())
          && bytes < MAX_PREPARED_BYTES) {
        WriteIntent intent = intents.get(next);
        if (chunker.needsChunks(intent)) {
          cuts.put(next, chunker.cut((WriteIntent.Store) intent, partitions));
        }
        section.put(next, intent);
        bytes += intent instanceof WriteIntent.Store store ? store.value().size() : 0;
        next++;
      }
      giveUpIncomplete(section, cuts);
      Map<CanonicalKey, Reference> replaced = new HashMap<>();
      try {
        if (mayLeaveChunks) {
          standing(section).forEach(each -> replaced.put(each.key(), each));
        }
      } finally { // the chunks are written, even if the read failed
        section.forEach(
            (place, intent) ->
                add(ready(place, intent, cuts.get(place), replaced.get(intent.key()))));
      }
    }

    private List<Reference> standing(Map<Integer, WriteIntent> section) {
      return orphaned.standing(
          operation, partitions, section.values().stream().map(WriteIntent::key).toList());
    }

    private synchronized void add(Ready each) {
      ready.add(each);
      if (each.isAboutChunks()) {
        uncertain.put(each.place(), each); // until it is done
      }
    }

    private int most(boolean anyChunks) {
      return anyChunks || mayLeaveChunks ? MAX_PREPARED : BatchWrites.MAX_ITEMS;
    }

    private Ready ready(
        int place, WriteIntent intent, @Nullable Cut cut, @Nullable Reference replaced) {
      if (cut == null) {
        return new Ready(place, writes.batchable(intent, partitions), null, replaced);
      }
      ChunkedValue chunked = cut.chunked();
      WriteIntent fitting = ((WriteIntent.Store) intent).withValue(chunked.encoded());
      return new Ready(
          place,
          writes.batchable(fitting, partitions),
          new Reference(intent.key(), chunked),
          replaced);
    }

    /** Writes chunks, and leaves out the intents whose chunks were not all written. */
    private void giveUpIncomplete(Map<Integer, WriteIntent> section, Map<Integer, Cut> cuts) {
      WrittenChunks done = new WrittenChunks();
      try {
        chunks.write(operation, partitions, cuts.values(), done, outages);
      } catch (CacheException e) {
        failed(e);
        cuts.forEach(
            (place, cut) -> {
              if (!done.areAll(cut.chunked())) {
                section.remove(place);
                orphaned.discard(operation, partitions, cut.chunked());
              }
            });
      }
    }

    private synchronized void failed(CacheException e) {
      if (failure == null) {
        failure = e;
      } else if (failure != e && failure.getSuppressed().length < Fanout.MAX_SUPPRESSED) {
        failure.addSuppressed(e);
      }
    }
  }
}
