package io.github.dynamojcache.store;

import io.github.dynamojcache.failure.FailedOperation;
import io.github.dynamojcache.failure.FailureTranslator;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * The data-plane calls of one cache: every failure leaves as a {@link CacheException} that names
 * the cache and the operation. A failed condition is no failure and passes. Thread-safe.
 */
final class DynamoCalls {

  private final DynamoDbClient client;
  private final FailureTranslator failures;
  private final String cacheName;
  private final StoreSettings settings;
  private final @Nullable AwsRequestOverrideConfiguration limits;

  DynamoCalls(
      DynamoDbClient client, FailureTranslator failures, String cacheName, StoreSettings settings) {
    this(
        client,
        failures,
        cacheName,
        settings,
        RequestLimits.of(client, settings.callTimeout(), settings.attemptTimeout()));
  }

  private DynamoCalls(
      DynamoDbClient client,
      FailureTranslator failures,
      String cacheName,
      StoreSettings settings,
      @Nullable AwsRequestOverrideConfiguration limits) {
    this.client = client;
    this.failures = failures;
    this.cacheName = cacheName;
    this.settings = settings;
    this.limits = limits;
  }

  /** The same calls with another limit for each request, and none shorter for an attempt. */
  DynamoCalls withTimeout(Duration timeout) {
    return new DynamoCalls(
        client, failures, cacheName, settings, RequestLimits.of(client, timeout, timeout));
  }

  /**
   * The same calls with another limit for each request.
   *
   * @param left what is left of the time for the operation
   */
  DynamoCalls within(Duration left) {
    Duration attempt =
        settings.attemptTimeout().compareTo(left) < 0 ? settings.attemptTimeout() : left;
    return new DynamoCalls(
        client, failures, cacheName, settings, RequestLimits.of(client, left, attempt));
  }

  /** Returns the time limits that a request must carry; null when the client has the same. */
  @Nullable AwsRequestOverrideConfiguration limits() {
    return limits;
  }

  String table() {
    return settings.table();
  }

  boolean consistentReads() {
    return settings.consistentReads();
  }

  GetItemResponse get(String operation, GetItemRequest request) {
    return call(operation, () -> client.getItem(request));
  }

  PutItemResponse put(String operation, PutItemRequest request) {
    return call(operation, () -> client.putItem(request));
  }

  UpdateItemResponse update(String operation, UpdateItemRequest request) {
    return call(operation, () -> client.updateItem(request));
  }

  DeleteItemResponse delete(String operation, DeleteItemRequest request) {
    return call(operation, () -> client.deleteItem(request));
  }

  QueryResponse query(String operation, QueryRequest request) {
    return call(operation, () -> client.query(request));
  }

  BatchGetItemResponse batchGet(String operation, BatchGetItemRequest request) {
    return call(operation, () -> client.batchGetItem(request));
  }

  BatchWriteItemResponse batchWrite(String operation, BatchWriteItemRequest request) {
    return call(operation, () -> client.batchWriteItem(request));
  }

  private <T> T call(String operation, Supplier<T> call) {
    try {
      return call.get();
    } catch (ConditionalCheckFailedException e) {
      throw e;
    } catch (SdkException | IllegalStateException | RejectedExecutionException e) {
      // A closed client reports itself by its HTTP pool or by its timers.
      throw failure(operation, e);
    }
  }

  /** Returns the exception of an operation to which the SDK has thrown this. */
  CacheException failure(String operation, RuntimeException thrown) {
    return failures.translate(thrown, new FailedOperation(operation, cacheName, settings.table()));
  }
}
