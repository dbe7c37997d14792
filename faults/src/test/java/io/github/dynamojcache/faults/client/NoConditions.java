package io.github.dynamojcache.faults.client;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Takes the condition out of every write, and the names and values that only it used. */
final class NoConditions implements ExecutionInterceptor {

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    SdkRequest request = context.request();
    if (request instanceof PutItemRequest put) {
      return put.toBuilder()
          .conditionExpression(null)
          .returnValuesOnConditionCheckFailure((String) null)
          .expressionAttributeNames(null)
          .expressionAttributeValues(null)
          .build();
    }
    if (request instanceof DeleteItemRequest delete) {
      return delete.toBuilder()
          .conditionExpression(null)
          .returnValuesOnConditionCheckFailure((String) null)
          .expressionAttributeNames(null)
          .expressionAttributeValues(null)
          .build();
    }
    return request instanceof UpdateItemRequest update ? unconditional(update) : request;
  }

  private static UpdateItemRequest unconditional(UpdateItemRequest update) {
    String expression = update.updateExpression();
    return update.toBuilder()
        .conditionExpression(null)
        .returnValuesOnConditionCheckFailure((String) null)
        .expressionAttributeNames(used(update.expressionAttributeNames(), expression))
        .expressionAttributeValues(used(update.expressionAttributeValues(), expression))
        .build();
  }

  /** Returns null rather than an empty map, which DynamoDB refuses. */
  private static <T> @Nullable Map<String, T> used(Map<String, T> all, String expression) {
    Map<String, T> used = new TreeMap<>(all);
    used.keySet().removeIf(name -> !expression.matches("(?s).*" + name + "\\b.*"));
    return used.isEmpty() ? null : used;
  }
}
