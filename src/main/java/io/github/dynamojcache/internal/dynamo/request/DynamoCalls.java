package io.github.dynamojcache.internal.dynamo.request;

import io.github.dynamojcache.internal.clock.ServiceClock;
import io.github.dynamojcache.internal.entries.CallBudget;
import io.github.dynamojcache.internal.failure.FailureTranslator;
import java.time.Duration;
import java.util.function.BiFunction;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
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
 * The data-plane calls of one cache. Every failure is thrown as a {@link CacheException} that names
 * the cache and the operation. A failed condition is not a failure and is thrown unchanged. The
 * meter is notified of each call, and the clock learns the service's time. Each request has the
 * full time of one request; those of {@link BudgetedCalls} share the time of their operation.
 * Thread-safe.
 */
public sealed class DynamoCalls permits BudgetedCalls {

  /** The shortest possible limit of a request. */
  static final Duration SHORTEST = Duration.ofMillis(1);

  private final CallParts shared;
  private final RequestTerms terms;
  private final Duration patience;

  public DynamoCalls(
      DynamoDbClient client,
      FailureTranslator failures,
      String cacheName,
      StoreSettings settings,
      CapacityMeter meter,
      ServiceClock clock) {
    this(
        new CallParts(
            client,
            new CallFailures(failures, cacheName, settings.table()),
            settings,
            meter,
            clock,
            new BatchPace(System::nanoTime),
            new ItemsOfRefusals()),
        settings.callTimeout(),
        RequestLimits.of(client, settings.callTimeout(), settings.attemptTimeout()));
  }

  public DynamoCalls(
      CallParts shared, Duration patience, @Nullable AwsRequestOverrideConfiguration limits) {
    this.shared = shared;
    this.patience = patience;
    this.terms =
        new RequestTerms(limits, shared.meter().isEnabled() ? ReturnConsumedCapacity.TOTAL : null);
  }

  /** Returns the same calls for another cache of the same table; failures name that cache. */
  public DynamoCalls of(String otherCache) {
    return new DynamoCalls(shared.of(otherCache), patience, terms.limits());
  }

  /**
   * Returns the same calls with another limit for each request, and no shorter one for an attempt.
   */
  public DynamoCalls withTimeout(Duration timeout) {
    return new DynamoCalls(shared, timeout, RequestLimits.of(shared.client(), timeout, timeout));
  }

  /** Returns the same calls; those of one operation share its time. */
  public BudgetedCalls sharing(CallBudget budget) {
    return new BudgetedCalls(shared, patience, terms.limits(), budget);
  }

  /**
   * Returns the same calls with another limit for each request.
   *
   * @param left the time left for a batch
   */
  DynamoCalls within(Duration left) {
    return new DynamoCalls(shared, left, limits(left));
  }

  /** Returns the limits of a request that has this much time. */
  final @Nullable AwsRequestOverrideConfiguration limits(Duration left) {
    return RequestLimits.of(shared.client(), left, shorter(left));
  }

  final CallParts shared() {
    return shared;
  }

  /** Returns how much of the operation's time the next request of this thread has; null: all. */
  @Nullable Duration timeLeft() {
    return null;
  }

  /** Called when a request, or a wait for one, begins. */
  void requestBegins() {}

  /** Returns what the next request of this thread must carry. */
  public RequestTerms terms() {
    Duration left = timeLeft();
    return left == null || left.compareTo(SHORTEST) < 0
        ? terms // when the time is over, it will not be sent
        : new RequestTerms(limits(left), terms.capacity());
  }

  private Duration shorter(Duration left) {
    return attemptTimeout().compareTo(left) < 0 ? attemptTimeout() : left;
  }

  /** Returns the longest time for one request with its retries. */
  Duration patience() {
    Duration left = timeLeft();
    return left != null && left.compareTo(patience) < 0 ? left : patience;
  }

  /** Returns how long the calling thread may wait; the wait counts against its operation's time. */
  public Duration timeToWait() {
    requestBegins();
    return patience();
  }

  /** Returns the longest time for one attempt of a request. */
  Duration attemptTimeout() {
    return shared.settings().attemptTimeout();
  }

  public String table() {
    return shared.settings().table();
  }

  public boolean consistentReads() {
    return shared.settings().consistentReads();
  }

  /** Returns how the batches of this cache take turns. */
  BatchPace pace() {
    return shared.pace();
  }

  /** Returns whether a refused write without an item means that there is no item. */
  boolean bringsItemsOfRefusals() {
    return shared.itemsOfRefusals().areProven();
  }

  public GetItemResponse get(String operation, GetItemRequest request) {
    GetItemResponse response = call(operation, request, (client, sent) -> client.getItem(sent));
    shared.meter().recordRead(operation, ConsumedUnits.of(response.consumedCapacity()));
    return response;
  }

  public PutItemResponse put(String operation, PutItemRequest request) {
    PutItemResponse response = call(operation, request, (client, sent) -> client.putItem(sent));
    shared.meter().recordWrite(operation, ConsumedUnits.of(response.consumedCapacity()));
    return response;
  }

  public UpdateItemResponse update(String operation, UpdateItemRequest request) {
    UpdateItemResponse response =
        call(operation, request, (client, sent) -> client.updateItem(sent));
    shared.meter().recordWrite(operation, ConsumedUnits.of(response.consumedCapacity()));
    return response;
  }

  public DeleteItemResponse delete(String operation, DeleteItemRequest request) {
    DeleteItemResponse response =
        call(operation, request, (client, sent) -> client.deleteItem(sent));
    shared.meter().recordWrite(operation, ConsumedUnits.of(response.consumedCapacity()));
    return response;
  }

  QueryResponse query(String operation, QueryRequest request) {
    QueryResponse response = call(operation, request, (client, sent) -> client.query(sent));
    shared.meter().recordRead(operation, ConsumedUnits.of(response.consumedCapacity()));
    return response;
  }

  BatchGetItemResponse batchGet(String operation, BatchGetItemRequest request) {
    BatchGetItemResponse response =
        call(operation, request, (client, sent) -> client.batchGetItem(sent));
    shared.meter().recordRead(operation, ConsumedUnits.of(response.consumedCapacity()));
    return response;
  }

  BatchWriteItemResponse batchWrite(String operation, BatchWriteItemRequest request) {
    BatchWriteItemResponse response =
        call(operation, request, (client, sent) -> client.batchWriteItem(sent));
    shared.meter().recordWrite(operation, ConsumedUnits.of(response.consumedCapacity()));
    return response;
  }

  private <Q extends DynamoDbRequest, T extends SdkResponse> T call(
      String operation, Q request, BiFunction<DynamoDbClient, Q, T> call) {
    checkTime(operation);
    CapacityMeter meter = shared.meter();
    long begun = System.nanoTime();
    ServiceClock.Sending sending = shared.clock().sending();
    try {
      T response = call.apply(shared.client(), request);
      shared.pace().answered();
      if (sending != null) {
        shared.clock().answered(sending, date(response.sdkHttpResponse()));
      }
      return response;
    } catch (ConditionalCheckFailedException e) {
      shared.pace().answered();
      if (sending != null && e.awsErrorDetails() != null) {
        shared.clock().answered(sending, date(e.awsErrorDetails().sdkHttpResponse()));
      }
      shared.itemsOfRefusals().heard(e);
      meter.recordRefusedWrite(
          operation, meter.isEnabled() ? RefusedWrite.units(request, e.item()) : 0);
      throw e;
    } catch (Throwable e) { // also those of the application's client or interceptors
      meter.recordFailure(operation);
      Error error = shared.failures().errorIn(e);
      if (error != null) {
        takeBackInterrupt(System.nanoTime() - begun);
        throw error;
      }
      throw shared.failures().of(request).ofClient(operation, e);
    }
  }

  /**
   * When the time is over, the SDK interrupts the thread, and clears the interrupt unless an {@code
   * Error} intervenes. It is then cleared here, because it is not meant for what the thread does
   * next.
   *
   * @param lasted how long the request took, nanoseconds
   */
  private void takeBackInterrupt(long lasted) {
    if (lasted >= shorter(patience()).toNanos()) {
      Thread.interrupted();
    }
  }

  private void checkTime(String operation) {
    Duration left = timeLeft();
    if (left != null && left.compareTo(SHORTEST) < 0) {
      // The request is not sent, so it cannot have had any effect.
      throw readFailure(
          operation, ApiCallTimeoutException.create(shared.settings().callTimeout().toMillis()));
    }
    requestBegins();
  }

  /** Returns the exception of an operation whose read failed with an exception of the SDK. */
  public CacheException readFailure(String operation, RuntimeException thrown) {
    return shared.failures().ofReads().of(operation, thrown);
  }

  /** Returns the exception of an operation that found the cache's meta item broken. */
  public CacheException brokenMetaItem(String operation, String what) {
    return shared.failures().brokenMetaItem(operation, what);
  }

  /**
   * Returns the exception of a batch that makes no more progress.
   *
   * @param left how many of its items are not done
   * @param of how many it had
   */
  CacheException unprocessed(String operation, int left, int of) {
    return shared.failures().unprocessed(operation, left, of);
  }

  /** Returns null if a client of the application does not report it. */
  private static @Nullable String date(@Nullable SdkHttpResponse answer) {
    return answer == null ? null : answer.firstMatchingHeader("Date").orElse(null);
  }
}
