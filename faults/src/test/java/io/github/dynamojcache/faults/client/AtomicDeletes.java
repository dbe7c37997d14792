package io.github.dynamojcache.faults.client;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;

/**
 * Gives every delete without a condition one that always holds. DynamoDB Local (3.3.1) lets several
 * unconditional deletes of one item at the same moment each return it; conditional ones it carries
 * out one after another, as the service does with all. See {@code docs/failures-tested.md}.
 */
final class AtomicDeletes implements ExecutionInterceptor {

  private static final String ALWAYS = "attribute_exists(pk) OR attribute_not_exists(pk)";

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    return context.request() instanceof DeleteItemRequest delete
            && delete.conditionExpression() == null
        ? delete.toBuilder().conditionExpression(ALWAYS).build()
        : context.request();
  }
}
