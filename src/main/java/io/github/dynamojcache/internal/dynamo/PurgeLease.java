package io.github.dynamojcache.internal.dynamo;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The right to purge what a cache leaves, held by one JVM at a time. It is kept in the meta item.
 * Immutable; thread-safe.
 *
 * @param metaStore reads the meta item
 * @param calls sends the requests
 * @param expressions makes them
 * @param clock the time
 */
record PurgeLease(
    MetaStore metaStore, DynamoCalls calls, MetaExpressions expressions, InstantSource clock) {

  /**
   * Takes the right to purge from whoever has it.
   *
   * @param holder who takes it
   * @param until until when, epoch milliseconds
   * @return the meta item; null when it is gone
   */
  @Nullable Meta takeOver(String operation, String holder, long until) {
    try {
      UpdateItemRequest request = expressions.takeOverPurge(holder, until);
      return metaStore.read(operation, calls.update(operation, request).attributes());
    } catch (ConditionalCheckFailedException e) {
      return null;
    }
  }

  /**
   * Takes or prolongs the right to purge, so that JVMs do not pay for the same work twice.
   *
   * @param holder who asks
   * @param until until when, epoch milliseconds
   * @return the meta item if the lease is ours, else null
   */
  @Nullable Meta take(String operation, String holder, long until) {
    try {
      UpdateItemRequest request = expressions.leasePurge(holder, until, clock.millis());
      return metaStore.read(operation, calls.update(operation, request).attributes());
    } catch (ConditionalCheckFailedException e) {
      return null;
    }
  }
}
