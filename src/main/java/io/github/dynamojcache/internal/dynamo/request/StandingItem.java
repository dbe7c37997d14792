package io.github.dynamojcache.internal.dynamo.request;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/**
 * Finds the item that made a condition fail. It is returned with the refusal, or read again if the
 * client drops it. An item that is read again may be newer than the one that refused the write: a
 * decision based on it must write on the condition that it is unchanged. Thread-safe.
 */
public final class StandingItem {

  private final DynamoCalls calls;

  public StandingItem(DynamoCalls calls) {
    this.calls = calls;
  }

  /**
   * Returns the item that refused a write whose condition holds when there is no item, such as
   * {@code attribute_not_exists(pk)} or {@code NOT x > :now}: there must have been one.
   *
   * @param operation the operation, for messages
   * @param primaryKey the key of the item that was to be written
   * @param refusal the refusal of a request that requested the item
   * @return the item; empty if it has been deleted since
   */
  public Map<String, AttributeValue> certain(
      String operation,
      Map<String, AttributeValue> primaryKey,
      ConditionalCheckFailedException refusal) {
    return ItemsOfRefusals.isIn(refusal) ? refusal.item() : readAgain(operation, primaryKey);
  }

  /**
   * Returns the item that refused a write whose condition also fails when there is no item, such as
   * {@code w = :w}. This costs another request only if the client has never returned an item.
   *
   * @param operation the operation, for messages
   * @param primaryKey the key of the item that was to be written
   * @param refusal the refusal of a request that requested the item
   * @return the item; empty if there is none
   */
  public Map<String, AttributeValue> possible(
      String operation,
      Map<String, AttributeValue> primaryKey,
      ConditionalCheckFailedException refusal) {
    return ItemsOfRefusals.isIn(refusal) || calls.bringsItemsOfRefusals()
        ? refusal.item()
        : readAgain(operation, primaryKey);
  }

  private Map<String, AttributeValue> readAgain(
      String operation, Map<String, AttributeValue> primaryKey) {
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(calls.table())
            .overrideConfiguration(calls.terms().limits())
            .returnConsumedCapacity(calls.terms().capacity())
            .key(primaryKey)
            .consistentRead(true)
            .build();
    return calls.get(operation, request).item();
  }
}
