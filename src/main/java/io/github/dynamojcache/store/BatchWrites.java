package io.github.dynamojcache.store;

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
 * Puts and deletes many items without conditions, up to {@value #MAX_ITEMS} a request, and sends
 * again what DynamoDB left unprocessed. Thread-safe.
 */
final class BatchWrites {

  /** DynamoDB's limit for BatchWriteItem. */
  static final int MAX_ITEMS = 25;

  private final DynamoCalls calls;
  private final Fanout fanout;

  BatchWrites(DynamoCalls calls, Fanout fanout) {
    this.calls = calls;
    this.fanout = fanout;
  }

  static WriteRequest put(Map<String, AttributeValue> item) {
    return WriteRequest.builder().putRequest(put -> put.item(item)).build();
  }

  static WriteRequest delete(Map<String, AttributeValue> primaryKey) {
    return WriteRequest.builder().deleteRequest(delete -> delete.key(primaryKey)).build();
  }

  /**
   * Writes items.
   *
   * @param writes puts and deletes, no two of the same item
   */
  void write(String operation, List<WriteRequest> writes) {
    List<Runnable> pieces = new ArrayList<>();
    for (int from = 0; from < writes.size(); from += MAX_ITEMS) {
      var chunk = writes.subList(from, Math.min(writes.size(), from + MAX_ITEMS));
      pieces.add(() -> writeChunk(operation, chunk, calls.terms().capacity()));
    }
    fanout.run(pieces);
  }

  /**
   * Writes up to {@value #MAX_ITEMS} items in this thread.
   *
   * @param writes puts and deletes
   * @return the write units that it took
   */
  double writeMetered(String operation, List<WriteRequest> writes) {
    return writeChunk(operation, writes, ReturnConsumedCapacity.TOTAL);
  }

  private double writeChunk(
      String operation, List<WriteRequest> writes, @Nullable ReturnConsumedCapacity capacity) {
    double[] units = {0};
    PartialBatch.send(
        operation,
        calls.table(),
        writes,
        waiting -> {
          BatchWriteItemResponse response = calls.batchWrite(operation, request(waiting, capacity));
          for (ConsumedCapacity consumed : response.consumedCapacity()) {
            units[0] += consumed.capacityUnits();
          }
          return response.unprocessedItems().getOrDefault(calls.table(), List.of());
        });
    return units[0];
  }

  private BatchWriteItemRequest request(
      List<WriteRequest> writes, @Nullable ReturnConsumedCapacity capacity) {
    return BatchWriteItemRequest.builder()
        .overrideConfiguration(calls.terms().limits())
        .requestItems(Map.of(calls.table(), writes))
        .returnConsumedCapacity(capacity)
        .build();
  }
}
