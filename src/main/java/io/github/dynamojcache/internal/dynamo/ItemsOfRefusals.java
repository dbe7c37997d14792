package io.github.dynamojcache.internal.dynamo;

import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * What is known of a client: whether a refused write brings the item that refused it. The SDK's
 * client with DynamoDB does. The client of DAX does not ask for the item, and some engines ignore
 * that it is asked for. One item that came proves that items come. Thread-safe.
 */
final class ItemsOfRefusals {

  private volatile boolean proven;

  /** Takes note of a refusal. */
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
