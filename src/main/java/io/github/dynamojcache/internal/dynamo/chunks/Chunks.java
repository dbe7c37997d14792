package io.github.dynamojcache.internal.dynamo.chunks;

import io.github.dynamojcache.internal.dynamo.item.ChunkedValue;
import io.github.dynamojcache.internal.dynamo.item.ItemLayout;
import io.github.dynamojcache.internal.dynamo.item.Partitions;
import io.github.dynamojcache.internal.dynamo.request.BatchReads;
import io.github.dynamojcache.internal.dynamo.request.BatchWrites;
import io.github.dynamojcache.internal.dynamo.request.CompletedWrites;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import io.github.dynamojcache.internal.entries.ConsecutiveOutages;
import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.Fanout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The items that hold the pieces of values: {@code pk} = a chunk partition, {@code sk} = {@code
 * <id>#<index>}, {@code v} = the piece, {@code x} and {@code ttl} = how long it stays. Requests are
 * batched, about a megabyte each so that none takes long, and sent in parallel. Thread-safe.
 */
public final class Chunks {

  /**
   * Approximate size of a request: DynamoDB accepts 16 MB, but the time limits are too short for
   * that.
   */
  private static final int REQUEST_BYTES = 1 << 20;

  private final DynamoCalls calls;
  private final Fanout fanout;
  private final BatchWrites batchWrites;
  private final boolean nativeTtl;

  /** Whether this JVM has seen chunks of this cache. */
  private volatile boolean inUse;

  public Chunks(DynamoCalls calls, Fanout fanout, BatchWrites batchWrites, boolean nativeTtl) {
    this.calls = calls;
    this.fanout = fanout;
    this.batchWrites = batchWrites;
    this.nativeTtl = nativeTtl;
  }

  /**
   * A value that is to be cut into chunks.
   *
   * @param chunked describes it
   * @param bytes the value
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  record Cut(ChunkedValue chunked, byte[] bytes) {}

  /** Returns whether this JVM knows that the cache has values in chunks. */
  public boolean areInUse() {
    return inUse;
  }

  private record Slice(Cut cut, int index) {
    int size() {
      int count = cut.chunked().count();
      return (cut.bytes().length + count - 1) / count;
    }

    byte[] bytes() {
      int length = cut.bytes().length;
      int from = Math.min(length, index * size());
      return Arrays.copyOfRange(cut.bytes(), from, Math.min(length, from + size()));
    }
  }

  /** Records how many chunks of each value are certainly written. Thread-safe. */
  static final class WrittenChunks {
    private final Map<UUID, Integer> count = new HashMap<>(); // guarded by this

    private synchronized void add(List<Slice> slices, CompletedWrites done) {
      for (int i = 0; i < slices.size(); i++) {
        if (done.isDone(i)) {
          count.merge(slices.get(i).cut().chunked().id(), 1, Integer::sum);
        }
      }
    }

    synchronized boolean areAll(ChunkedValue chunked) {
      return count.getOrDefault(chunked.id(), 0) == chunked.count();
    }
  }

  /** Writes all chunks of values. */
  void write(String operation, Partitions partitions, Collection<Cut> cuts) {
    write(operation, partitions, cuts, new WrittenChunks(), new ConsecutiveOutages());
  }

  /**
   * Writes all chunks of values.
   *
   * @param written records what is done, even if this method throws
   * @param outages those of the whole operation
   */
  void write(
      String operation,
      Partitions partitions,
      Collection<Cut> cuts,
      WrittenChunks written,
      ConsecutiveOutages outages) {
    if (cuts.isEmpty()) {
      return;
    }
    inUse = true;
    List<Slice> slices =
        cuts.stream()
            .flatMap(
                cut -> IntStream.range(0, cut.chunked().count()).mapToObj(i -> new Slice(cut, i)))
            .toList();
    List<Runnable> requests = new ArrayList<>();
    for (List<Slice> group : groups(slices, Slice::size)) {
      requests.add(() -> write(operation, partitions, group, written));
    }
    fanout.run(requests.iterator(), outages);
  }

  private void write(
      String operation, Partitions partitions, List<Slice> group, WrittenChunks written) {
    CompletedWrites done = new CompletedWrites();
    try {
      batchWrites.write(
          operation,
          group.stream().map(slice -> BatchWrites.put(item(partitions, slice))).toList(),
          done);
    } finally {
      written.add(group, done);
    }
  }

  private Map<String, AttributeValue> item(Partitions partitions, Slice slice) {
    ChunkedValue chunked = slice.cut().chunked();
    Map<String, AttributeValue> item =
        new HashMap<>(primaryKey(partitions, chunked, slice.index()));
    SdkBytes piece = SdkBytes.fromByteArrayUnsafe(slice.bytes());
    item.put(ItemLayout.VALUE, AttributeValue.builder().b(piece).build());
    item.put(ItemLayout.DEADLINE, ItemLayout.number(chunked.until()));
    if (nativeTtl) {
      item.put(ItemLayout.TTL, ItemLayout.number(Deadline.ttlSeconds(chunked.until())));
    }
    return item;
  }

  static Map<String, AttributeValue> primaryKey(
      Partitions partitions, ChunkedValue chunked, int index) {
    return Map.of(
        ItemLayout.PARTITION_KEY, ItemLayout.string(partitions.ofChunk(chunked.id(), index)),
        ItemLayout.SORT_KEY, ItemLayout.string(sortKey(chunked, index)));
  }

  static String sortKey(ChunkedValue chunked, int index) {
    return chunked.id() + "#" + index;
  }

  /** Returns whether DynamoDB's TTL will never delete these chunks. */
  boolean areUndying(ChunkedValue chunked) {
    return !nativeTtl || chunked.until() == Deadline.ETERNAL;
  }

  /** Deletes all chunks of a value. Costs as much as writing them. */
  void delete(String operation, Partitions partitions, ChunkedValue chunked) {
    inUse = true;
    List<WriteRequest> deletes =
        IntStream.range(0, chunked.count())
            .mapToObj(index -> BatchWrites.delete(primaryKey(partitions, chunked, index)))
            .toList();
    batchWrites.write(operation, deletes);
  }

  /** Makes all chunks of a value stay as long as it states. Costs as much as writing them. */
  void leaveUntil(String operation, Partitions partitions, ChunkedValue chunked) {
    fanout.run(
        IntStream.range(0, chunked.count())
            .mapToObj(index -> (Runnable) () -> leaveUntil(operation, partitions, chunked, index))
            .toList());
  }

  private void leaveUntil(
      String operation, Partitions partitions, ChunkedValue chunked, int index) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":x", ItemLayout.number(chunked.until()));
    UpdateItemRequest.Builder request =
        UpdateItemRequest.builder()
            .tableName(calls.table())
            .overrideConfiguration(calls.terms().limits())
            .returnConsumedCapacity(calls.terms().capacity())
            .key(primaryKey(partitions, chunked, index))
            .updateExpression(nativeTtl ? "SET x = :x, #ttl = :ttl" : "SET x = :x REMOVE #ttl")
            .expressionAttributeNames(Map.of("#ttl", ItemLayout.TTL)) // a reserved word
            .conditionExpression("attribute_exists(pk)"); // never re-create a deleted chunk
    if (nativeTtl) {
      values.put(":ttl", ItemLayout.number(Deadline.ttlSeconds(chunked.until())));
    }
    try {
      calls.update(operation, request.expressionAttributeValues(values).build());
    } catch (ConditionalCheckFailedException e) {
      // The next read of the value finds that it is incomplete.
    }
  }

  /**
   * Reads values.
   *
   * @param reads reads the items
   * @param room how many bytes may be in flight, even if fewer are claimed
   * @return the values whose chunks were all found
   */
  Map<ChunkedValue, byte[]> read(
      String operation,
      BatchReads reads,
      Partitions partitions,
      Collection<ChunkedValue> wanted,
      long room) {
    inUse = true;
    return new ChunkReading(operation, reads, fanout, partitions, room).read(wanted);
  }

  /** Splits a list into parts of about one request's size each. */
  static <T> List<List<T>> groups(List<T> all, ToIntFunction<T> size) {
    List<List<T>> groups = new ArrayList<>();
    int from = 0;
    long bytes = 0;
    for (int i = 0; i < all.size(); i++) {
      int next = size.applyAsInt(all.get(i));
      if (i > from && bytes + next > REQUEST_BYTES) {
        groups.add(all.subList(from, i));
        from = i;
        bytes = 0;
      }
      bytes += next;
    }
    if (from < all.size()) {
      groups.add(all.subList(from, all.size()));
    }
    return groups;
  }
}
