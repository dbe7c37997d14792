package io.github.dynamojcache.faults.client;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * When a write failed because it had succeeded before, makes the item that would tell so look like
 * another's: as if nobody compared write ids.
 */
final class NoWriteIds implements ExecutionInterceptor {

  private static final String WRITE_ID = "w";

  @Override
  public Throwable modifyException(
      Context.FailedExecution context, ExecutionAttributes attributes) {
    return context.exception() instanceof ConditionalCheckFailedException failed
            && failed.hasItem()
            && isOwn(failed.item().get(WRITE_ID), context.request())
        ? failed.toBuilder().item(anothers(failed.item())).build()
        : context.exception();
  }

  private static Map<String, AttributeValue> anothers(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> changed = new HashMap<>(item);
    changed.put(WRITE_ID, AttributeValue.fromB(SdkBytes.fromByteArray(new byte[Long.BYTES])));
    return changed;
  }

  private static boolean isOwn(@Nullable AttributeValue id, SdkRequest request) {
    if (id == null) {
      return false;
    }
    return request instanceof PutItemRequest put
        ? id.equals(put.item().get(WRITE_ID))
        : request instanceof UpdateItemRequest update
            && update.expressionAttributeValues().containsValue(id)
            && update.updateExpression().contains(WRITE_ID);
  }
}
