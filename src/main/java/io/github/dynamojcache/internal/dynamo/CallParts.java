package io.github.dynamojcache.internal.dynamo;

import io.github.dynamojcache.internal.clock.ServiceClock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What all calls of one cache have in common, whatever their limits are. Immutable; the parts are
 * thread-safe.
 *
 * @param client sends the requests
 * @param failures explains what goes wrong
 * @param settings the cache's settings
 * @param meter hears of every request
 * @param clock learns the service's time
 * @param pace how batches take turns
 * @param itemsOfRefusals whether refused writes bring the item
 */
record CallParts(
    DynamoDbClient client,
    CallFailures failures,
    StoreSettings settings,
    CapacityMeter meter,
    ServiceClock clock,
    BatchPace pace,
    ItemsOfRefusals itemsOfRefusals) {

  /** The same for another cache of the table. */
  CallParts of(String otherCache) {
    return new CallParts(
        client, failures.of(otherCache), settings, meter, clock, pace, itemsOfRefusals);
  }
}
