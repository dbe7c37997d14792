package io.github.dynamojcache.internal.dynamo.request;

import io.github.dynamojcache.internal.clock.ServiceClock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The parts that all calls of one cache share, regardless of their limits. Immutable; the parts are
 * thread-safe.
 *
 * @param client sends the requests
 * @param failures translates failures
 * @param settings the cache's settings
 * @param meter is notified of every request
 * @param clock learns the service's time
 * @param pace how batches take turns
 * @param itemsOfRefusals whether the response to a refused write contains the item
 */
record CallParts(
    DynamoDbClient client,
    CallFailures failures,
    StoreSettings settings,
    CapacityMeter meter,
    ServiceClock clock,
    BatchPace pace,
    ItemsOfRefusals itemsOfRefusals) {

  /** Returns the same for another cache of the table. */
  CallParts of(String otherCache) {
    return new CallParts(
        client, failures.of(otherCache), settings, meter, clock, pace, itemsOfRefusals);
  }
}
