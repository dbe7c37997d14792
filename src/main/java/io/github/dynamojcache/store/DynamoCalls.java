package io.github.dynamojcache.store;

import io.github.dynamojcache.failure.FailedOperation;
import io.github.dynamojcache.failure.FailureTranslator;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import javax.cache.CacheException;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.ApiName;
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

  private static final ApiName API_NAME =
      ApiName.builder()
          .name("dynamo-jcache")
          .version(
              Objects.requireNonNullElse(
                  DynamoCalls.class.getPackage().getImplementationVersion(), "dev"))
          .build();

  private final DynamoDbClient client;
  private final FailureTranslator failures;
  private final String cacheName;
  private final StoreSettings settings;
  private final AwsRequestOverrideConfiguration limits;

  DynamoCalls(
      DynamoDbClient client, FailureTranslator failures, String cacheName, StoreSettings settings) {
    this(
        client,
        failures,
        cacheName,
        settings,
        AwsRequestOverrideConfiguration.builder()
            .apiCallTimeout(settings.callTimeout())
            .apiCallAttemptTimeout(settings.attemptTimeout())
            .addApiName(API_NAME)
            .build());
  }

  private DynamoCalls(
      DynamoDbClient client,
      FailureTranslator failures,
      String cacheName,
      StoreSettings settings,
      AwsRequestOverrideConfiguration limits) {
    this.client = client;
    this.failures = failures;
    this.cacheName = cacheName;
    this.settings = settings;
    this.limits = limits;
  }

  /** The same calls with another limit for each request, and none for an attempt. */
  DynamoCalls withTimeout(Duration timeout) {
    return new DynamoCalls(
        client,
        failures,
        cacheName,
        settings,
        AwsRequestOverrideConfiguration.builder()
            .apiCallTimeout(timeout)
            .addApiName(API_NAME)
            .build());
  }

  /**
   * The same calls with another limit for each request.
   *
   * @param left what is left of the time for the operation
   */
  DynamoCalls within(Duration left) {
    return new DynamoCalls(
        client, failures, cacheName, settings, limits.toBuilder().apiCallTimeout(left).build());
  }

  /** Returns what every request must carry: time limits and the library's name. */
  AwsRequestOverrideConfiguration limits() {
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
