package io.github.dynamojcache.testing;

import java.util.Map;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;

/** While on, every batch comes back as if DynamoDB had not touched any of its items. */
public final class NothingProcessed implements ExecutionInterceptor {

  private volatile boolean on;

  public void turnOn() {
    on = true;
  }

  @Override
  public SdkResponse modifyResponse(
      Context.ModifyResponse context, ExecutionAttributes attributes) {
    if (on && context.request() instanceof BatchWriteItemRequest request) {
      return ((BatchWriteItemResponse) context.response())
          .toBuilder().unprocessedItems(request.requestItems()).build();
    }
    if (on && context.request() instanceof BatchGetItemRequest request) {
      return ((BatchGetItemResponse) context.response())
          .toBuilder().responses(Map.of()).unprocessedKeys(request.requestItems()).build();
    }
    return context.response();
  }
}
