package io.github.dynamojcache.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Makes batches come back partly done, as the service does under load: the last items of a batch
 * are not sent and are reported as unprocessed. At least one item of every table is always sent,
 * for the service never leaves a whole batch undone without an error. Thread-safe.
 */
public final class PartialBatches implements ExecutionInterceptor {

  private final Queue<Integer> orders = new ArrayDeque<>();
  private final ExecutionAttribute<Map<String, List<WriteRequest>>> heldWrites =
      new ExecutionAttribute<>("PartialBatches-writes-" + UUID.randomUUID());
  private final ExecutionAttribute<Map<String, KeysAndAttributes>> heldKeys =
      new ExecutionAttribute<>("PartialBatches-keys-" + UUID.randomUUID());

  /**
   * Orders a partial batch: each call of this is used up by one BatchGetItem or BatchWriteItem.
   *
   * @param items how many items to leave undone, at most
   */
  public synchronized void leaveUnprocessed(int items) {
    orders.add(items);
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    if (context.request() instanceof BatchWriteItemRequest batch) {
      Integer undone = nextOrder();
      return undone == null ? batch : withhold(batch, undone, attributes);
    }
    if (context.request() instanceof BatchGetItemRequest batch) {
      Integer undone = nextOrder();
      return undone == null ? batch : withhold(batch, undone, attributes);
    }
    return context.request();
  }

  @Override
  public SdkResponse modifyResponse(
      Context.ModifyResponse context, ExecutionAttributes attributes) {
    Map<String, List<WriteRequest>> writes = attributes.getAttribute(heldWrites);
    if (writes != null && context.response() instanceof BatchWriteItemResponse response) {
      return response.toBuilder().unprocessedItems(writes).build();
    }
    Map<String, KeysAndAttributes> keys = attributes.getAttribute(heldKeys);
    if (keys != null && context.response() instanceof BatchGetItemResponse response) {
      return response.toBuilder().unprocessedKeys(keys).build();
    }
    return context.response();
  }

  private synchronized @Nullable Integer nextOrder() {
    return orders.poll();
  }

  private BatchWriteItemRequest withhold(
      BatchWriteItemRequest batch, int undone, ExecutionAttributes attributes) {
    Map<String, List<WriteRequest>> sent = new HashMap<>();
    Map<String, List<WriteRequest>> held = new HashMap<>();
    batch
        .requestItems()
        .forEach(
            (table, items) -> {
              int cut = Math.max(1, items.size() - undone);
              sent.put(table, items.subList(0, cut));
              if (cut < items.size()) {
                held.put(table, new ArrayList<>(items.subList(cut, items.size())));
              }
            });
    attributes.putAttribute(heldWrites, held);
    return batch.toBuilder().requestItems(sent).build();
  }

  private BatchGetItemRequest withhold(
      BatchGetItemRequest batch, int undone, ExecutionAttributes attributes) {
    Map<String, KeysAndAttributes> sent = new HashMap<>();
    Map<String, KeysAndAttributes> held = new HashMap<>();
    batch
        .requestItems()
        .forEach(
            (table, wanted) -> {
              List<Map<String, AttributeValue>> keys = wanted.keys();
              int cut = Math.max(1, keys.size() - undone);
              sent.put(table, wanted.toBuilder().keys(keys.subList(0, cut)).build());
              if (cut < keys.size()) {
                held.put(table, wanted.toBuilder().keys(keys.subList(cut, keys.size())).build());
              }
            });
    attributes.putAttribute(heldKeys, held);
    return batch.toBuilder().requestItems(sent).build();
  }
}
