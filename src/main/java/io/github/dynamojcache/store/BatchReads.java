package io.github.dynamojcache.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Reads many items, up to {@value #MAX_KEYS} a request, and asks again for those that DynamoDB left
 * unprocessed (throttled, more than 16 MB, more than 1 MB of one partition). Thread-safe.
 */
final class BatchReads {

  /** DynamoDB's limit for BatchGetItem. */
  static final int MAX_KEYS = 100;

  private final DynamoCalls calls;
  private final Fanout fanout;
  private final boolean consistent;

  BatchReads(DynamoCalls calls, Fanout fanout) {
    this(calls, fanout, calls.consistentReads());
  }

  /**
   * @param consistent whether reads are strongly consistent, whatever the cache's are
   */
  BatchReads(DynamoCalls calls, Fanout fanout, boolean consistent) {
    this.calls = calls;
    this.fanout = fanout;
    this.consistent = consistent;
  }

  /**
   * Reads items.
   *
   * @param keys their primary keys, without duplicates
   * @return the items that exist, in any order
   */
  List<Map<String, AttributeValue>> read(
      String operation, Collection<Map<String, AttributeValue>> keys) {
    List<Map<String, AttributeValue>> found = new ArrayList<>(keys.size());
    List<Map<String, AttributeValue>> all = List.copyOf(keys);
    List<Runnable> pieces = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MAX_KEYS) {
      var chunk = all.subList(from, Math.min(all.size(), from + MAX_KEYS));
      pieces.add(() -> readChunk(operation, chunk, found));
    }
    fanout.run(pieces);
    return found;
  }

  private void readChunk(
      String operation,
      List<Map<String, AttributeValue>> keys,
      List<Map<String, AttributeValue>> found) {
    PartialBatch.send(
        operation,
        calls.table(),
        keys,
        waiting -> {
          BatchGetItemResponse response = calls.batchGet(operation, request(waiting));
          var items = response.responses().getOrDefault(calls.table(), List.of());
          synchronized (found) {
            found.addAll(items);
          }
          KeysAndAttributes unprocessed = response.unprocessedKeys().get(calls.table());
          return unprocessed == null ? List.of() : unprocessed.keys();
        });
  }

  private BatchGetItemRequest request(List<Map<String, AttributeValue>> keys) {
    KeysAndAttributes wanted =
        KeysAndAttributes.builder().keys(keys).consistentRead(consistent).build();
    return BatchGetItemRequest.builder()
        .overrideConfiguration(calls.terms().limits())
        .returnConsumedCapacity(calls.terms().capacity())
        .requestItems(Map.of(calls.table(), wanted))
        .build();
  }
}
