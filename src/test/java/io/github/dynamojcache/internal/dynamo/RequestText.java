package io.github.dynamojcache.internal.dynamo;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A write request as text, everything that DynamoDB acts on and nothing else, so that a test can
 * show what it expects. Strings stand in quotes, binaries in hexadecimal.
 */
public final class RequestText {

  private final List<String> lines = new ArrayList<>();

  private RequestText() {}

  public static String of(DynamoDbRequest request) {
    RequestText text = new RequestText();
    if (request instanceof PutItemRequest put) {
      text.line("PutItem into", put.tableName());
      text.line("item", of(put.item()));
      text.condition(put.conditionExpression(), put.expressionAttributeValues());
      text.returns(put.returnValuesAsString(), put.returnValuesOnConditionCheckFailureAsString());
    } else if (request instanceof UpdateItemRequest update) {
      text.line("UpdateItem in", update.tableName());
      text.line("key", of(update.key()));
      text.line("update", update.updateExpression());
      text.line("names", names(update.expressionAttributeNames()));
      text.condition(update.conditionExpression(), update.expressionAttributeValues());
      text.returns(
          update.returnValuesAsString(), update.returnValuesOnConditionCheckFailureAsString());
    } else if (request instanceof DeleteItemRequest delete) {
      text.line("DeleteItem from", delete.tableName());
      text.line("key", of(delete.key()));
      text.condition(delete.conditionExpression(), delete.expressionAttributeValues());
      text.returns(
          delete.returnValuesAsString(), delete.returnValuesOnConditionCheckFailureAsString());
    } else {
      throw new IllegalArgumentException(request.getClass().getName());
    }
    return String.join("\n", text.lines) + "\n";
  }

  private void condition(@Nullable String condition, Map<String, AttributeValue> values) {
    line("if", condition);
    line("values", of(values));
  }

  private void returns(@Nullable String values, @Nullable String onFailure) {
    line("returns", "NONE".equals(values) ? null : values);
    line("refusal returns", "NONE".equals(onFailure) ? null : onFailure);
  }

  private void line(String name, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      lines.add(name + " " + text);
    }
  }

  private static String names(Map<String, String> names) {
    return names.isEmpty() ? "" : new TreeMap<>(names).toString();
  }

  /** Attributes in the order of their names. */
  public static String of(Map<String, AttributeValue> attributes) {
    Map<String, String> sorted = new TreeMap<>();
    attributes.forEach((name, value) -> sorted.put(name, of(value)));
    return sorted.isEmpty() ? "" : sorted.toString();
  }

  private static String of(AttributeValue value) {
    return switch (value.type()) {
      case S -> "'" + value.s() + "'";
      case N -> value.n();
      case B -> HexFormat.of().formatHex(value.b().asByteArray());
      case SS -> value.ss().toString();
      default -> throw new IllegalArgumentException(value.toString());
    };
  }
}
