package io.github.dynamojcache.internal.dynamo.request;

import io.github.dynamojcache.internal.dynamo.item.ItemBytes;
import io.github.dynamojcache.internal.dynamo.item.ItemLayout;
import io.github.dynamojcache.internal.dynamo.item.Meta;
import io.github.dynamojcache.internal.failure.Outage;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.cache.CacheException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The writes of a bulk operation that are sent as single requests, several in parallel. A large
 * write that timed out although DynamoDB responds is sent again when no other large request of the
 * cache is in flight, with the full time of a request. It has the same write id, as the SDK's own
 * retries do. Other writes are sent normally. Thread-safe.
 */
public final class LargeWrites {

  /** Requests sent before the network was known to be narrow may still delay the second try. */
  private static final int MAX_TRIES = 3;

  private final BudgetedCalls calls;
  private final GetItemRequest probe;

  /**
   * @param cacheName the cache, whose meta item is read to find out whether anything is answered
   */
  public LargeWrites(BudgetedCalls calls, String cacheName) {
    this.calls = calls;
    this.probe =
        GetItemRequest.builder()
            .tableName(calls.table())
            .key(Meta.primaryKey(cacheName))
            .projectionExpression(ItemLayout.PARTITION_KEY)
            .build();
  }

  /**
   * Sends a write.
   *
   * @param compose makes the request, each time with the current limits
   * @param send sends it
   */
  public <T> T send(
      String operation, Supplier<DynamoDbRequest> compose, Function<DynamoDbRequest, T> send) {
    DynamoDbRequest request = compose.get();
    if (!calls.isOfBulk()) {
      return send.apply(request);
    }
    long bytes = bytes(request);
    boolean inTurn = bytes > BatchPace.LIGHT_BYTES;
    if (!inTurn && !bringsOldValue(request)) {
      return send.apply(request);
    }
    for (int tries = 1; ; tries++) {
      DynamoDbRequest sent = request;
      long sentAt = System.nanoTime();
      try {
        return inTurn
            ? calls.pace().inTurn(calls.patience(), () -> send.apply(sent))
            : send.apply(sent);
      } catch (CacheException e) {
        if (tries == MAX_TRIES || !Outage.isOutOfTime(e) || !isTooMuch(operation, sentAt, bytes)) {
          throw e;
        }
        inTurn = true;
        calls.beginAgain();
        request = compose.get();
      }
    }
  }

  private boolean isTooMuch(String operation, long sentAt, long bytes) {
    return calls.pace().isTooMuch(sentAt, bytes, () -> isAnswered(operation));
  }

  /** Reads a small item, with the time of one attempt. */
  private boolean isAnswered(String operation) {
    calls.beginAgain();
    BudgetedCalls limited = calls.within(calls.attemptTimeout());
    try {
      limited.get(
          operation,
          probe.toBuilder()
              .overrideConfiguration(limited.terms().limits())
              .returnConsumedCapacity(limited.terms().capacity())
              .build());
      return true;
    } catch (CacheException e) {
      if (Outage.isOutOfTime(e)) {
        return false;
      }
      throw e;
    }
  }

  private static long bytes(DynamoDbRequest request) {
    if (request instanceof PutItemRequest put) {
      return ItemBytes.of(put.item()) + ItemBytes.of(put.expressionAttributeValues());
    }
    return request instanceof UpdateItemRequest update
        ? ItemBytes.of(update.expressionAttributeValues())
        : ItemBytes.of(((DeleteItemRequest) request).expressionAttributeValues());
  }

  /** Returns whether the response contains the old value, whose size is not known in advance. */
  private static boolean bringsOldValue(DynamoDbRequest request) {
    ReturnValue wanted =
        request instanceof PutItemRequest put
            ? put.returnValues()
            : request instanceof UpdateItemRequest update
                ? update.returnValues()
                : ((DeleteItemRequest) request).returnValues();
    return wanted == ReturnValue.ALL_OLD;
  }
}
