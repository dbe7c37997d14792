package io.github.dynamojcache.internal.dynamo.request;

import io.github.dynamojcache.internal.dynamo.item.ItemBytes;
import io.github.dynamojcache.internal.entries.Fanout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Puts and deletes many items without conditions, up to {@value #MAX_ITEMS} and about a megabyte a
 * request, and retries those that DynamoDB left unprocessed. Thread-safe.
 */
public final class BatchWrites {

  /** DynamoDB's limit for BatchWriteItem. */
  public static final int MAX_ITEMS = 25;

  private static final Weights WEIGHTS = new Weights();

  private final DynamoCalls calls;
  private final Fanout fanout;

  public BatchWrites(DynamoCalls calls, Fanout fanout) {
    this.calls = calls;
    this.fanout = fanout;
  }

  public static WriteRequest put(Map<String, AttributeValue> item) {
    return WriteRequest.builder().putRequest(put -> put.item(item)).build();
  }

  public static WriteRequest delete(Map<String, AttributeValue> primaryKey) {
    return WriteRequest.builder().deleteRequest(delete -> delete.key(primaryKey)).build();
  }

  /**
   * Writes items.
   *
   * @param writes puts and deletes, no two of the same item
   */
  public void write(String operation, List<WriteRequest> writes) {
    write(operation, writes, new CompletedWrites());
  }

  /**
   * Writes items.
   *
   * @param writes puts and deletes, no two of the same item
   * @param done records what is done, even if this method throws
   */
  public void write(String operation, List<WriteRequest> writes, CompletedWrites done) {
    List<Runnable> pieces = new ArrayList<>();
    int from = 0;
    while (from < writes.size()) {
      int begin = from;
      int end = endOfRequest(writes, from);
      List<WriteRequest> batch = writes.subList(begin, end);
      pieces.add(() -> writeTogether(operation, batch, calls.terms().capacity(), done, begin));
      from = end;
    }
    fanout.run(pieces);
  }

  private static int endOfRequest(List<WriteRequest> writes, int from) {
    long bytes = 0;
    int end = from;
    while (end < writes.size() && end < from + MAX_ITEMS) {
      bytes += bytes(writes.get(end));
      if (end > from && bytes > BatchPace.REQUEST_BYTES) {
        break;
      }
      end++;
    }
    return end;
  }

  /** Returns the size of a write, in bytes. */
  public static long bytes(WriteRequest write) {
    return WEIGHTS.of(write);
  }

  /**
   * Writes up to {@value #MAX_ITEMS} items in this thread.
   *
   * @param writes puts and deletes, no two of the same item
   * @param done records what is done, even if this method throws
   */
  public void writeTogether(String operation, List<WriteRequest> writes, CompletedWrites done) {
    writeTogether(operation, writes, calls.terms().capacity(), done, 0);
  }

  /**
   * Writes up to {@value #MAX_ITEMS} items in this thread.
   *
   * @param writes puts and deletes
   * @return the write units that were consumed
   */
  public double writeMetered(String operation, List<WriteRequest> writes) {
    return writeTogether(operation, writes, ReturnConsumedCapacity.TOTAL, new CompletedWrites(), 0);
  }

  private double writeTogether(
      String operation,
      List<WriteRequest> writes,
      @Nullable ReturnConsumedCapacity capacity,
      CompletedWrites done,
      int from) {
    double[] units = {0};
    var batch = new DividedBatch<>(calls, writes, WEIGHTS, /* renewed= */ true, System::nanoTime);
    boolean whole;
    try {
      whole =
          batch.send(
              (waiting, left) -> {
                BatchWriteItemResponse response =
                    calls.batchWrite(operation, request(waiting, left, capacity));
                for (ConsumedCapacity consumed : response.consumedCapacity()) {
                  units[0] += consumed.capacityUnits();
                }
                return BatchAnswers.unwritten(response);
              });
    } finally {
      done.add(from, writes, batch.waiting());
    }
    if (!whole) {
      throw calls.unprocessed(operation, batch.waiting().size(), writes.size());
    }
    return units[0];
  }

  private BatchWriteItemRequest request(
      List<WriteRequest> writes,
      @Nullable Duration left,
      @Nullable ReturnConsumedCapacity capacity) {
    DynamoCalls limited = left == null ? calls : calls.within(left);
    return BatchWriteItemRequest.builder()
        .overrideConfiguration(limited.terms().limits())
        .requestItems(Map.of(calls.table(), writes))
        .returnConsumedCapacity(capacity)
        .build();
  }

  /** The size of a write is known before it is sent. */
  private static final class Weights implements DividedBatch.Weights<WriteRequest> {
    @Override
    public long of(WriteRequest write) {
      return ItemBytes.of(
          write.putRequest() != null ? write.putRequest().item() : write.deleteRequest().key());
    }

    @Override
    public boolean mayBeTooMuch(List<WriteRequest> sent) {
      return sent.stream().mapToLong(this::of).sum() > BatchPace.LIGHT_BYTES;
    }
  }
}
