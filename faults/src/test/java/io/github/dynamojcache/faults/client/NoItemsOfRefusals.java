package io.github.dynamojcache.faults.client;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** No refused write brings the item that refused it: so is the client of DAX. */
final class NoItemsOfRefusals implements ExecutionInterceptor {

  private static final ReturnValuesOnConditionCheckFailure NONE =
      ReturnValuesOnConditionCheckFailure.NONE;

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    SdkRequest request = context.request();
    if (request instanceof PutItemRequest put) {
      return put.toBuilder().returnValuesOnConditionCheckFailure(NONE).build();
    }
    if (request instanceof UpdateItemRequest update) {
      return update.toBuilder().returnValuesOnConditionCheckFailure(NONE).build();
    }
    if (request instanceof DeleteItemRequest delete) {
      return delete.toBuilder().returnValuesOnConditionCheckFailure(NONE).build();
    }
    return request;
  }
}
