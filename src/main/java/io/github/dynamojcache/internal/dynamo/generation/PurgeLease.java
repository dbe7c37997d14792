package io.github.dynamojcache.internal.dynamo.generation;

import io.github.dynamojcache.internal.dynamo.item.Meta;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The right to purge what a cache leaves, as a lease that one JVM holds at a time. It is kept in
 * the meta item. Immutable; thread-safe.
 *
 * @param metaStore reads the meta item
 * @param calls sends the requests
 * @param expressions makes them
 * @param clock the time
 */
record PurgeLease(
    MetaStore metaStore, DynamoCalls calls, MetaExpressions expressions, InstantSource clock) {

  /**
   * Takes the lease from its holder.
   *
   * @param holder the new holder
   * @param until when the lease ends, epoch milliseconds
   * @return the meta item; null if it does not exist
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
   * Takes or renews the lease, so that JVMs do not pay for the same work twice.
   *
   * @param holder the holder
   * @param until when the lease ends, epoch milliseconds
   * @return the meta item if the lease was granted, otherwise null
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
