package io.github.dynamojcache.store;

import io.github.dynamojcache.clock.ServiceClock;
import io.github.dynamojcache.failure.FailedOperation;
import io.github.dynamojcache.failure.FailureTranslator;
import io.github.dynamojcache.failure.UnprocessedItemsException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * The data-plane calls of one cache: every failure leaves as a {@link CacheException} that names
 * the cache and the operation. A failed condition is no failure and passes. The meter hears of
 * each, and the clock learns the service's time. Thread-safe.
 */
final class DynamoCalls {

  /** No limit of a request can be shorter. */
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final DynamoDbClient client;
  private final FailureTranslator failures;
  private final String cacheName;
  private final StoreSettings settings;
  private final CapacityMeter meter;
  private final ServiceClock clock;
  private final ItemsOfRefusals itemsOfRefusals;
  private final RequestTerms terms;
  private final Duration patience;
  private final @Nullable OperationTime time;

  DynamoCalls(
      DynamoDbClient client,
      FailureTranslator failures,
      String cacheName,
      StoreSettings settings,
      CapacityMeter meter,
      ServiceClock clock) {
    this(
        client,
        failures,
        cacheName,
        settings,
        meter,
        clock,
        new ItemsOfRefusals(),
        settings.callTimeout(),
        RequestLimits.of(client, settings.callTimeout(), settings.attemptTimeout()),
        /* time= */ null);
  }

  private DynamoCalls(
      DynamoDbClient client,
      FailureTranslator failures,
      String cacheName,
      StoreSettings settings,
      CapacityMeter meter,
      ServiceClock clock,
      ItemsOfRefusals itemsOfRefusals,
      Duration patience,
      @Nullable AwsRequestOverrideConfiguration limits,
      @Nullable OperationTime time) {
    this.client = client;
    this.failures = failures;
    this.cacheName = cacheName;
    this.settings = settings;
    this.meter = meter;
    this.clock = clock;
    this.itemsOfRefusals = itemsOfRefusals;
    this.patience = patience;
    this.terms = new RequestTerms(limits, meter.isEnabled() ? ReturnConsumedCapacity.TOTAL : null);
    this.time = time;
  }

  /** The same calls with another limit for each request, and none shorter for an attempt. */
  DynamoCalls withTimeout(Duration timeout) {
    return limited(timeout, RequestLimits.of(client, timeout, timeout), /* operationTime= */ null);
  }

  /** The same calls; those of one operation share its time. */
  DynamoCalls sharing(OperationTime operationTime) {
    return limited(patience, terms.limits(), operationTime);
  }

  /**
   * The same calls with another limit for each request.
   *
   * @param left what is left of the time for a batch
   */
  DynamoCalls within(Duration left) {
    return limited(left, RequestLimits.of(client, left, shorter(left)), time);
  }

  private DynamoCalls limited(
      Duration longest,
      @Nullable AwsRequestOverrideConfiguration limits,
      @Nullable OperationTime operationTime) {
    return new DynamoCalls(
        client,
        failures,
        cacheName,
        settings,
        meter,
        clock,
        itemsOfRefusals,
        longest,
        limits,
        operationTime);
  }

  /** Returns what the next request of this thread must carry. */
  RequestTerms terms() {
    Duration left = time == null ? null : time.left();
    return left == null || left.compareTo(SHORTEST) < 0
        ? terms // when the time is over, it will not be sent
        : new RequestTerms(RequestLimits.of(client, left, shorter(left)), terms.capacity());
  }

  private Duration shorter(Duration left) {
    return settings.attemptTimeout().compareTo(left) < 0 ? settings.attemptTimeout() : left;
  }

  /** Returns the longest time for one request with its retries. */
  Duration patience() {
    Duration left = time == null ? null : time.left();
    return left != null && left.compareTo(patience) < 0 ? left : patience;
  }

  String table() {
    return settings.table();
  }

  boolean consistentReads() {
    return settings.consistentReads();
  }

  /** Returns whether a refused write without an item says that there is none. */
  boolean bringsItemsOfRefusals() {
    return itemsOfRefusals.areProven();
  }

  GetItemResponse get(String operation, GetItemRequest request) {
    GetItemResponse response = call(operation, () -> client.getItem(request));
    meter.recordRead(operation, units(response.consumedCapacity()));
    return response;
  }

  PutItemResponse put(String operation, PutItemRequest request) {
    PutItemResponse response = call(operation, () -> client.putItem(request));
    meter.recordWrite(operation, units(response.consumedCapacity()));
    return response;
  }

  UpdateItemResponse update(String operation, UpdateItemRequest request) {
    UpdateItemResponse response = call(operation, () -> client.updateItem(request));
    meter.recordWrite(operation, units(response.consumedCapacity()));
    return response;
  }

  DeleteItemResponse delete(String operation, DeleteItemRequest request) {
    DeleteItemResponse response = call(operation, () -> client.deleteItem(request));
    meter.recordWrite(operation, units(response.consumedCapacity()));
    return response;
  }

  QueryResponse query(String operation, QueryRequest request) {
    QueryResponse response = call(operation, () -> client.query(request));
    meter.recordRead(operation, units(response.consumedCapacity()));
    return response;
  }

  BatchGetItemResponse batchGet(String operation, BatchGetItemRequest request) {
    BatchGetItemResponse response = call(operation, () -> client.batchGetItem(request));
    meter.recordRead(operation, units(response.consumedCapacity()));
    return response;
  }

  BatchWriteItemResponse batchWrite(String operation, BatchWriteItemRequest request) {
    BatchWriteItemResponse response = call(operation, () -> client.batchWriteItem(request));
    meter.recordWrite(operation, units(response.consumedCapacity()));
    return response;
  }

  private <T extends SdkResponse> T call(String operation, Supplier<T> call) {
    checkTime(operation);
    ServiceClock.Sending sending = clock.sending();
    try {
      T response = call.get();
      if (sending != null) {
        clock.answered(sending, date(response.sdkHttpResponse()));
      }
      return response;
    } catch (ConditionalCheckFailedException e) {
      if (sending != null && e.awsErrorDetails() != null) {
        clock.answered(sending, date(e.awsErrorDetails().sdkHttpResponse()));
      }
      itemsOfRefusals.heard(e);
      meter.recordRefusedWrite(operation);
      throw e;
    } catch (NullPointerException | CancellationException e) {
      meter.recordFailure(operation);
      // So Apache5 ends when it is cut short between getting a connection and using it.
      throw failure(
          operation,
          SdkClientException.create("an attempt was cut short while it connected", broken(e)));
    } catch (SdkException | IllegalStateException | RejectedExecutionException e) {
      meter.recordFailure(operation);
      // A closed client reports itself by its HTTP pool or by its timers.
      throw failure(operation, e);
    }
  }

  private static IOException broken(RuntimeException cause) {
    return new IOException("the HTTP client failed: " + cause.getMessage(), cause);
  }

  private void checkTime(String operation) {
    if (time != null) {
      Duration left = time.left();
      if (left != null && left.compareTo(SHORTEST) < 0) {
        throw failure(operation, ApiCallTimeoutException.create(time.limit().toMillis()));
      }
      time.requestBegins();
    }
  }

  /** Returns the exception of an operation to which the SDK has thrown this. */
  CacheException failure(String operation, RuntimeException thrown) {
    return failures.translate(thrown, new FailedOperation(operation, cacheName, settings.table()));
  }

  /** Returns the exception of an operation that found the cache's meta item broken. */
  CacheException brokenMetaItem(String operation, String what) {
    return failures.brokenMetaItem(
        what,
        Partitions.encodeName(cacheName),
        Meta.SORT_KEY,
        new FailedOperation(operation, cacheName, settings.table()));
  }

  /** Null when a client of the user's own does not say. */
  private static @Nullable String date(@Nullable SdkHttpResponse answer) {
    return answer == null ? null : answer.firstMatchingHeader("Date").orElse(null);
  }

  /**
   * Returns the exception of a batch of which nothing gets done any more.
   *
   * @param left how many of its items are not done
   * @param of how many it had
   */
  CacheException unprocessed(String operation, int left, int of) {
    String words =
        "DynamoDB left "
            + left
            + " of a batch of "
            + of
            + " items unprocessed, again and again: it is";
    return failures.explain(
        words
            + " throttled. Raise the table's capacity, or ask for less at once. If it is always the"
            + " same items, their partition is hot: more shards spread a cache.",
        new FailedOperation(operation, cacheName, settings.table()),
        new UnprocessedItemsException(words + " throttled", left < of));
  }

  /** Null when nobody asked, or a client of the user's own does not say. */
  private static double units(@Nullable ConsumedCapacity consumed) {
    return consumed == null || consumed.capacityUnits() == null ? 0 : consumed.capacityUnits();
  }

  private static double units(List<ConsumedCapacity> byTable) {
    double units = 0;
    for (int i = 0; i < byTable.size(); i++) {
      units += units(byTable.get(i));
    }
    return units;
  }
}
