package io.github.dynamojcache.internal.dynamo.chunks;

import io.github.dynamojcache.internal.dynamo.item.ChunkedValue;
import io.github.dynamojcache.internal.dynamo.item.Content;
import io.github.dynamojcache.internal.dynamo.item.Contents;
import io.github.dynamojcache.internal.dynamo.item.ItemLayout;
import io.github.dynamojcache.internal.dynamo.item.ItemMapper;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.dynamo.request.BatchReads;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.entries.Fanout;
import io.github.dynamojcache.internal.entries.StoredEntry;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Releases chunks that no entry refers to any more. Deleting them costs as much as writing them, so
 * those that expire are left to DynamoDB, which deletes them for free; the others are deleted in
 * the background. Thread-safe.
 */
final class OrphanedChunks {

  private static final Logger LOG = LoggerFactory.getLogger(OrphanedChunks.class);

  private final Chunks chunks;
  private final BatchReads consistent;
  private final ItemMapper items;
  private final Supplier<Contents> contents;
  private final Executor executor;

  /**
   * @param contents what the current generation may hold
   */
  OrphanedChunks(
      DynamoCalls calls,
      Fanout fanout,
      Chunks chunks,
      ItemMapper items,
      Supplier<Contents> contents,
      Executor executor) {
    this.chunks = chunks;
    this.consistent = new BatchReads(calls, fanout, /* consistent= */ true);
    this.items = items;
    this.contents = contents;
    this.executor = executor;
  }

  /** The chunks that an entry refers to, or may refer to. */
  record Reference(CanonicalKey key, ChunkedValue chunked) {}

  /** Returns the chunks that the entries of these keys refer to now, if there are any. */
  List<Reference> standing(String operation, Partitions partitions, Collection<CanonicalKey> keys) {
    return List.copyOf(entries(operation, partitions, keys).values());
  }

  private Map<CanonicalKey, Reference> entries(
      String operation, Partitions partitions, Collection<CanonicalKey> keys) {
    Map<CanonicalKey, Reference> standing = new HashMap<>();
    var primaryKeys =
        keys.stream()
            .distinct()
            .map(key -> ItemLayout.primaryKey(partitions.of(key), key))
            .toList();
    for (var item : consistent.read(operation, primaryKeys)) {
      StoredEntry entry = items.read(item);
      ChunkedValue chunked = entry == null ? null : ChunkedValue.of(entry);
      if (entry != null && chunked != null) {
        standing.put(entry.key(), new Reference(entry.key(), chunked));
      }
    }
    return standing;
  }

  /** Returns whether DynamoDB's TTL may never delete these chunks, whichever JVM wrote them. */
  boolean areKeptForEver(Reference reference) {
    return chunks.areUndying(reference.chunked()) || contents.get().has(Content.NO_TTL);
  }

  /** Releases chunks that no entry has referred to, or will refer to. */
  void discard(String operation, Partitions partitions, ChunkedValue chunked) {
    if (chunks.areUndying(chunked)) {
      inBackground(() -> chunks.delete(operation, partitions, chunked));
    }
  }

  /** Releases chunks to which no entry refers, once no thread can be reading them any more. */
  void discardUnlessStanding(
      String operation, Partitions partitions, Collection<Reference> uncertain) {
    List<Reference> undying = uncertain.stream().filter(this::areKeptForEver).toList();
    if (!undying.isEmpty()) {
      inBackground(() -> deleteUnlessStanding(operation, partitions, undying));
    }
  }

  private void deleteUnlessStanding(
      String operation, Partitions partitions, List<Reference> uncertain) {
    for (Reference each : withoutEntry(operation, partitions, uncertain)) {
      chunks.delete(operation, partitions, each.chunked());
    }
  }

  /**
   * Finds chunks to which no entry refers, in the background.
   *
   * @param found receives them, if there are any
   */
  void findWithoutEntry(
      String operation,
      Partitions partitions,
      Collection<Reference> uncertain,
      Consumer<List<Reference>> found) {
    inBackground(() -> found.accept(withoutEntry(operation, partitions, uncertain)));
  }

  private List<Reference> withoutEntry(
      String operation, Partitions partitions, Collection<Reference> uncertain) {
    Map<CanonicalKey, Reference> standing =
        entries(operation, partitions, uncertain.stream().map(Reference::key).toList());
    return uncertain.stream()
        .filter(
            each -> {
              Reference now = standing.get(each.key());
              return now == null || !now.chunked().isStoredWith(each.chunked());
            })
        .toList();
  }

  private void inBackground(Runnable deletion) {
    Runnable logged =
        () -> {
          try {
            deletion.run();
          } catch (CacheException e) {
            LOG.info(
                "chunks are left behind until the next clear of the cache: {}", e.getMessage());
          }
        };
    try {
      executor.execute(logged);
    } catch (RejectedExecutionException e) {
      logged.run(); // closing
    }
  }
}
