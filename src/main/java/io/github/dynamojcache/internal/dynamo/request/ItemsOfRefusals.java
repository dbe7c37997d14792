package io.github.dynamojcache.internal.dynamo.request;

import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Whether a client returns the item that refused a write. The SDK's client with DynamoDB does. The
 * client of DAX does not request the item, and some engines ignore that request. One returned item
 * proves that items are returned. Thread-safe.
 */
final class ItemsOfRefusals {

  private volatile boolean proven;

  /** Records a refusal. */
  void heard(ConditionalCheckFailedException refusal) {
    if (!proven && isIn(refusal)) {
      proven = true;
    }
  }

  /** Returns whether a refusal without an item means that there is no item. */
  boolean areProven() {
    return proven;
  }

  static boolean isIn(ConditionalCheckFailedException refusal) {
    return refusal.hasItem() && !refusal.item().isEmpty();
  }
}
