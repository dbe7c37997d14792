package io.github.dynamojcache.store;

import io.github.dynamojcache.codec.CanonicalKey;
import io.github.dynamojcache.store.AbandonedChunks.Reference;
import io.github.dynamojcache.store.Chunks.Cut;
import io.github.dynamojcache.store.Chunks.WrittenChunks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;

/**
 * Many unconditional writes of whole values, in batches: the chunks of all of them first, then the
 * items. What fails takes nothing else with it. Thread-safe.
 */
final class WholeBatches {

  private final EntryWrites writes;
  private final BatchWrites batchWrites;
  private final Cutter cutter;
  private final Chunks chunks;
  private final AbandonedChunks abandoned;
  private final ReplacedChunks replacedChunks;

  WholeBatches(
      EntryWrites writes,
      BatchWrites batchWrites,
      Cutter cutter,
      Chunks chunks,
      AbandonedChunks abandoned,
      ReplacedChunks replacedChunks) {
    this.writes = writes;
    this.batchWrites = batchWrites;
    this.cutter = cutter;
    this.chunks = chunks;
    this.abandoned = abandoned;
    this.replacedChunks = replacedChunks;
  }

  /**
   * Carries out intents.
   *
   * @throws PartlyWrittenException when not all are done for certain
   */
  void write(String operation, Collection<? extends WriteIntent> intents, Known in) {
    new Run(operation, in).carryOut(List.copyOf(intents));
  }

  /** One call. */
  private final class Run {
    private final String operation;
    private final Partitions partitions;
    private final boolean mayLeaveChunks;
    private final Map<CanonicalKey, Cut> cuts = new HashMap<>();
    private final List<WriteIntent> written = new ArrayList<>();
    private final List<Reference> uncertain = new ArrayList<>();
    private @Nullable CacheException failure;

    Run(String operation, Known in) {
      this.operation = operation;
      this.partitions = in.partitions();
      this.mayLeaveChunks = in.meta().contents().mayLeaveChunks(chunks.areInUse());
    }

    void carryOut(List<? extends WriteIntent> intents) {
      intents.stream().filter(cutter::needsChunks).forEach(this::cut);
      List<? extends WriteIntent> ready = writeChunks(intents);
      writeItems(ready);
      uncertain.forEach(each -> replacedChunks.addUncertain(operation, partitions, each));
      if (failure != null) {
        throw new PartlyWrittenException(written, failure);
      }
    }

    private void cut(WriteIntent intent) {
      cuts.put(intent.key(), cutter.cut((WriteIntent.Store) intent, partitions));
    }

    /** Returns the intents of which every chunk is there; the others are given up. */
    private List<? extends WriteIntent> writeChunks(List<? extends WriteIntent> intents) {
      WrittenChunks done = new WrittenChunks();
      try {
        chunks.write(operation, partitions, cuts.values(), done);
        return intents;
      } catch (CacheException e) {
        failed(e);
      }
      List<WriteIntent> ready = new ArrayList<>();
      for (WriteIntent intent : intents) {
        Cut cut = cuts.get(intent.key());
        if (cut == null || done.areAll(cut.chunked())) {
          ready.add(intent);
        } else {
          abandoned.discard(operation, partitions, cut.chunked());
        }
      }
      return ready;
    }

    private void writeItems(List<? extends WriteIntent> intents) {
      DoneWrites done = new DoneWrites();
      Map<CanonicalKey, Reference> replaced = new HashMap<>();
      try {
        if (mayLeaveChunks) {
          abandoned
              .standing(operation, partitions, intents.stream().map(WriteIntent::key).toList())
              .forEach(each -> replaced.put(each.key(), each));
        }
        batchWrites.write(
            operation,
            intents.stream().map(intent -> writes.batchable(fitting(intent), partitions)).toList(),
            done);
      } catch (CacheException e) {
        failed(e);
      }
      for (int i = 0; i < intents.size(); i++) {
        settle(intents.get(i), done.isDone(i), replaced.get(intents.get(i).key()));
      }
    }

    private WriteIntent fitting(WriteIntent intent) {
      Cut cut = cuts.get(intent.key());
      return cut == null ? intent : ((WriteIntent.Store) intent).withValue(cut.chunked().encoded());
    }

    private void settle(WriteIntent intent, boolean done, @Nullable Reference replaced) {
      if (done) {
        written.add(intent);
        if (replaced != null) {
          replacedChunks.add(operation, partitions, replaced);
        }
        return;
      }
      Cut cut = cuts.get(intent.key());
      if (cut != null) {
        uncertain.add(new Reference(intent.key(), cut.chunked()));
      }
      if (replaced != null) {
        uncertain.add(replaced);
      }
    }

    private void failed(CacheException e) {
      if (failure == null) {
        failure = e;
      } else {
        Objects.requireNonNull(failure).addSuppressed(e);
      }
    }
  }
}
