package io.github.dynamojcache.testing;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * While on, DynamoDB looks at a few items for a page, before it filters, as it does at 1 MB.
 * DynamoDB Local counts the megabyte after filtering, and so never sends an empty page by itself.
 */
public final class SmallPages implements ExecutionInterceptor {

  private static final int ITEMS = 5;

  private volatile boolean on;

  public void turnOn() {
    on = true;
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    return on && context.request() instanceof QueryRequest query
        ? query.toBuilder().limit(ITEMS).build()
        : context.request();
  }
}
