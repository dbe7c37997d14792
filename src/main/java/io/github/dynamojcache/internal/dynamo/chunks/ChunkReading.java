package io.github.dynamojcache.internal.dynamo.chunks;

import io.github.dynamojcache.internal.dynamo.item.ChunkedValue;
import io.github.dynamojcache.internal.dynamo.item.ItemLayout;
import io.github.dynamojcache.internal.dynamo.item.ItemSize;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.dynamo.request.BatchReads;
import io.github.dynamojcache.internal.entries.Fanout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * One read of values from their chunks. An item states how long its value is and how many chunks it
 * has, but that may be wrong: a chunk can be as large as an item. So no more chunks are in flight
 * than could be read if each were that large. A value is given up at the first chunk that is
 * missing or larger than the item states.
 */
final class ChunkReading {

  private final String operation;
  private final BatchReads reads;
  private final Fanout fanout;
  private final Partitions partitions;
  private final long room;
  private final Map<String, byte[]> found = new HashMap<>(); // guarded by this
  private final Set<UUID> refuted = new HashSet<>(); // guarded by this

  /**
   * @param room how many bytes may be in flight, even if fewer are claimed
   */
  ChunkReading(
      String operation, BatchReads reads, Fanout fanout, Partitions partitions, long room) {
    this.operation = operation;
    this.reads = reads;
    this.fanout = fanout;
    this.partitions = partitions;
    this.room = room;
  }

  private record Piece(ChunkedValue chunked, int index) {
    int size() {
      return (chunked.length() + chunked.count() - 1) / chunked.count();
    }

    String sortKey() {
      return Chunks.sortKey(chunked, index);
    }
  }

  /**
   * Reads values.
   *
   * @return the values whose chunks were all found, as they were written
   */
  Map<ChunkedValue, byte[]> read(Collection<ChunkedValue> wanted) {
    long claimed = wanted.stream().distinct().mapToLong(ChunkedValue::length).sum();
    long atOnce = Math.max(1, Math.max(room, claimed) / ItemSize.LIMIT);
    List<Piece> waiting = pieces(wanted);
    while (!waiting.isEmpty()) {
      int end = (int) Math.min(atOnce, waiting.size());
      fetch(waiting.subList(0, end));
      waiting = stillWanted(waiting.subList(end, waiting.size()));
    }
    return assembled(wanted);
  }

  /** Lists each chunk once, although items may share one, with the largest size that is claimed. */
  private static List<Piece> pieces(Collection<ChunkedValue> wanted) {
    Map<String, Piece> pieces = new LinkedHashMap<>();
    for (ChunkedValue chunked : wanted) {
      for (int index = 0; index < chunked.count(); index++) {
        Piece piece = new Piece(chunked, index);
        pieces.merge(piece.sortKey(), piece, (a, b) -> a.size() < b.size() ? b : a);
      }
    }
    return List.copyOf(pieces.values());
  }

  private void fetch(List<Piece> wave) {
    List<Runnable> requests = new ArrayList<>();
    for (List<Piece> group : Chunks.groups(wave, Piece::size)) {
      requests.add(() -> fetchTogether(group));
    }
    fanout.runUntilOneFails(requests);
  }

  private void fetchTogether(List<Piece> group) {
    Map<String, Piece> asked = new HashMap<>();
    group.forEach(piece -> asked.put(piece.sortKey(), piece));
    var items =
        reads.read(
            operation,
            group.stream()
                .map(piece -> Chunks.primaryKey(partitions, piece.chunked(), piece.index()))
                .toList());
    keep(items, asked);
  }

  /**
   * Keeps the chunks that were found. A value with a missing chunk is useless, so its other chunks
   * are not requested.
   */
  private synchronized void keep(
      List<Map<String, AttributeValue>> items, Map<String, Piece> asked) {
    for (Map<String, AttributeValue> item : items) {
      AttributeValue sortKey = item.get(ItemLayout.SORT_KEY);
      AttributeValue value = item.get(ItemLayout.VALUE);
      Piece piece = sortKey == null ? null : asked.get(sortKey.s());
      byte[] bytes = value == null || value.b() == null ? null : value.b().asByteArrayUnsafe();
      if (piece != null && bytes != null && bytes.length <= piece.size()) {
        found.put(piece.sortKey(), bytes);
      }
    }
    asked.forEach(
        (sortKey, piece) -> {
          if (!found.containsKey(sortKey)) {
            refuted.add(piece.chunked().id());
          }
        });
  }

  private synchronized List<Piece> stillWanted(List<Piece> pieces) {
    return refuted.isEmpty()
        ? pieces
        : pieces.stream().filter(piece -> !refuted.contains(piece.chunked().id())).toList();
  }

  private synchronized Map<ChunkedValue, byte[]> assembled(Collection<ChunkedValue> wanted) {
    Map<ChunkedValue, byte[]> values = new HashMap<>();
    for (ChunkedValue chunked : wanted) {
      byte[] value = assemble(chunked);
      if (value != null) {
        values.put(chunked, value);
      }
    }
    return values;
  }

  /** Allocates memory only for a value whose chunks were all found. */
  private byte @Nullable [] assemble(ChunkedValue chunked) {
    List<byte[]> pieces = new ArrayList<>(chunked.count());
    long length = 0;
    for (int index = 0; index < chunked.count(); index++) {
      byte[] piece = found.get(Chunks.sortKey(chunked, index));
      if (piece == null) {
        return null;
      }
      pieces.add(piece);
      length += piece.length;
    }
    if (length != chunked.length()) {
      return null;
    }
    ByteBuffer value = ByteBuffer.allocate(chunked.length());
    pieces.forEach(value::put);
    return chunked.isOf(value.array()) ? value.array() : null;
  }
}
