package io.github.dynamojcache.internal.dynamo.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Extracts the results from batch responses. Every batch concerns one table, so that table's part
 * of the response is taken under any name: a request by ARN may be answered with the plain name.
 * Stateless.
 */
final class BatchAnswers {

  private BatchAnswers() {}

  /** Returns the items that were found. */
  static List<Map<String, AttributeValue>> found(BatchGetItemResponse response) {
    return joined(response.responses());
  }

  /** Returns the primary keys that were not read. */
  static List<Map<String, AttributeValue>> unread(BatchGetItemResponse response) {
    List<Map<String, AttributeValue>> keys = new ArrayList<>();
    response.unprocessedKeys().values().forEach(left -> keys.addAll(left.keys()));
    return keys;
  }

  /** Returns the writes that were not done. */
  static List<WriteRequest> unwritten(BatchWriteItemResponse response) {
    return joined(response.unprocessedItems());
  }

  private static <T> List<T> joined(Map<String, List<T>> byTable) {
    return byTable.size() == 1
        ? byTable.values().iterator().next()
        : byTable.values().stream().flatMap(List::stream).toList();
  }
}
