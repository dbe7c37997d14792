package io.github.dynamojcache.testing;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** While on, no write asks for the item that refuses it: so does the client of DAX. */
public final class ItemsOfRefusalsDropped implements ExecutionInterceptor {

  private volatile boolean on;

  public void turnOn() {
    on = true;
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    SdkRequest request = context.request();
    if (!on) {
      return request;
    }
    ReturnValuesOnConditionCheckFailure none = ReturnValuesOnConditionCheckFailure.NONE;
    if (request instanceof PutItemRequest put) {
      return put.toBuilder().returnValuesOnConditionCheckFailure(none).build();
    }
    if (request instanceof UpdateItemRequest update) {
      return update.toBuilder().returnValuesOnConditionCheckFailure(none).build();
    }
    return request instanceof DeleteItemRequest delete
        ? delete.toBuilder().returnValuesOnConditionCheckFailure(none).build()
        : request;
  }
}
