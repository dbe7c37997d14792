package io.github.dynamojcache.internal.dynamo.request;

import io.github.dynamojcache.internal.dynamo.item.ItemBytes;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The cost of a write whose condition did not hold. DynamoDB charges for the larger of the existing
 * item and the item that would have been written, one unit for each kilobyte begun, but reports
 * nothing. So the cost is computed from the request and from the item that was returned with the
 * refusal. If none was returned, the existing item counts as none. Pure; thread-safe.
 */
final class RefusedWrite {

  private static final int UNIT = 1024;

  /** {@code a = :v} and {@code a = if_not_exists(a, :v)}, as they occur in our expressions. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile("([#\\w]+) = (if_not_exists\\([#\\w]+, )?(:\\w+)");

  private RefusedWrite() {}

  /**
   * Computes the write units.
   *
   * @param request the request that was refused
   * @param existing the existing item; empty if none was returned with the refusal
   * @return at least 1
   */
  static double units(DynamoDbRequest request, Map<String, AttributeValue> existing) {
    long bytes = Math.max(ItemBytes.of(existing), ItemBytes.of(wanted(request, existing)));
    return Math.max(1, (bytes + UNIT - 1) / UNIT);
  }

  private static Map<String, AttributeValue> wanted(
      DynamoDbRequest request, Map<String, AttributeValue> existing) {
    if (request instanceof PutItemRequest put) {
      return put.item();
    }
    if (request instanceof UpdateItemRequest update) {
      return updated(update, existing);
    }
    return request instanceof DeleteItemRequest delete ? delete.key() : Map.of();
  }

  private static Map<String, AttributeValue> updated(
      UpdateItemRequest update, Map<String, AttributeValue> existing) {
    Map<String, AttributeValue> item = new HashMap<>(existing);
    item.putAll(update.key());
    Matcher assignment = ASSIGNMENT.matcher(update.updateExpression());
    while (assignment.find()) {
      String written = assignment.group(1);
      String name = update.expressionAttributeNames().getOrDefault(written, written);
      AttributeValue value = update.expressionAttributeValues().get(assignment.group(3));
      if (value != null && (assignment.group(2) == null || !item.containsKey(name))) {
        item.put(name, value);
      }
    }
    return item;
  }
}
