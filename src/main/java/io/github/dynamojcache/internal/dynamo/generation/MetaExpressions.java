package io.github.dynamojcache.internal.dynamo.generation;

import static io.github.dynamojcache.internal.dynamo.item.Meta.CONTENTS;
import static io.github.dynamojcache.internal.dynamo.item.Meta.FORMAT;
import static io.github.dynamojcache.internal.dynamo.item.Meta.GARBAGE;
import static io.github.dynamojcache.internal.dynamo.item.Meta.GENERATION;
import static io.github.dynamojcache.internal.dynamo.item.Meta.GRACE;
import static io.github.dynamojcache.internal.dynamo.item.Meta.LEASE_HOLDER;
import static io.github.dynamojcache.internal.dynamo.item.Meta.LEASE_UNTIL;
import static io.github.dynamojcache.internal.dynamo.item.Meta.SHARDS;

import io.github.dynamojcache.internal.dynamo.item.Contents;
import io.github.dynamojcache.internal.dynamo.item.Generation;
import io.github.dynamojcache.internal.dynamo.item.ItemLayout;
import io.github.dynamojcache.internal.dynamo.item.LeftGeneration;
import io.github.dynamojcache.internal.dynamo.item.Meta;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The updates of the meta item. Those that do not write a generation require that there is one, so
 * that none of them creates an item that looks like a meta item but is incomplete. Thread-safe.
 */
final class MetaExpressions {

  private static final String IS_WHOLE = "attribute_type(" + GENERATION + ", :type)";

  private final DynamoCalls calls;
  private final Map<String, AttributeValue> primaryKey;

  MetaExpressions(DynamoCalls calls, Map<String, AttributeValue> primaryKey) {
    this.calls = calls;
    this.primaryKey = primaryKey;
  }

  /** Creates a generation if there is none, even if the item has lost it. */
  UpdateItemRequest create(
      Generation generation, Contents contents, long grace, List<LeftGeneration> left) {
    return newGeneration(generation, contents, grace, left)
        .conditionExpression("attribute_not_exists(" + GENERATION + ")")
        .returnValues(ReturnValue.ALL_NEW)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  /** Replaces any earlier generation. */
  UpdateItemRequest startNewGeneration(
      Generation generation, Contents contents, long grace, List<LeftGeneration> left) {
    return newGeneration(generation, contents, grace, left)
        .conditionExpression("attribute_not_exists(" + GENERATION + ") OR " + GENERATION + " < :g")
        .returnValues(ReturnValue.ALL_OLD)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private UpdateItemRequest.Builder newGeneration(
      Generation generation, Contents contents, long grace, List<LeftGeneration> left) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":g", ItemLayout.string(generation.id()));
    values.put(":n", ItemLayout.number(generation.shards()));
    values.put(":f", ItemLayout.number(Meta.FORMAT_VERSION));
    values.put(":h", AttributeValue.fromSs(contents.words()));
    values.put(":gr", ItemLayout.number(grace));
    String expression =
        "SET %s = :g, %s = :n, %s = :f, %s = :h, %s = if_not_exists(%s, :gr)"
            .formatted(GENERATION, SHARDS, FORMAT, CONTENTS, GRACE, GRACE);
    if (!left.isEmpty()) {
      values.put(":o", Meta.tokens(left));
      expression += " ADD " + GARBAGE + " :o";
    }
    return update(expression, values);
  }

  /** Changes only the given generation, and never shortens the grace. */
  UpdateItemRequest declare(Generation generation, Contents contents, long grace) {
    return update(
            "SET " + GRACE + " = :gr ADD " + CONTENTS + " :h",
            Map.of(
                ":g", ItemLayout.string(generation.id()),
                ":gr", ItemLayout.number(grace),
                ":h", AttributeValue.fromSs(contents.words())))
        .conditionExpression(GENERATION + " = :g AND NOT " + GRACE + " > :gr")
        .returnValues(ReturnValue.ALL_NEW)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  UpdateItemRequest addLeft(List<LeftGeneration> left) {
    return ifWhole("ADD " + GARBAGE + " :o", Map.of(":o", Meta.tokens(left)), "");
  }

  /** Also returns the lease, so that the next generation to be listed may be purged at once. */
  UpdateItemRequest removeLeft(LeftGeneration purged) {
    return ifWhole(
        "SET " + LEASE_UNTIL + " = :u DELETE " + GARBAGE + " :o",
        Map.of(":o", Meta.tokens(List.of(purged)), ":u", ItemLayout.number(0)),
        "");
  }

  UpdateItemRequest leasePurge(String holder, long until, long now) {
    return ifWhole(
            "SET " + LEASE_HOLDER + " = :h, " + LEASE_UNTIL + " = :u",
            Map.of(
                ":h", ItemLayout.string(holder),
                ":u", ItemLayout.number(until),
                ":now", ItemLayout.number(now)),
            " AND attribute_exists(%s) AND (NOT %s > :now OR %s = :h)"
                .formatted(GARBAGE, LEASE_UNTIL, LEASE_HOLDER))
        .toBuilder()
        .returnValues(ReturnValue.ALL_NEW)
        .build();
  }

  /** The holder of the lease loses it, and stops after the page in flight. */
  UpdateItemRequest takeOverPurge(String holder, long until) {
    return ifWhole(
            "SET " + LEASE_HOLDER + " = :h, " + LEASE_UNTIL + " = :u",
            Map.of(":h", ItemLayout.string(holder), ":u", ItemLayout.number(until)),
            "")
        .toBuilder()
        .returnValues(ReturnValue.ALL_NEW)
        .build();
  }

  /** Only while the cache is destroyed, nothing is left of it, and nothing was written since. */
  DeleteItemRequest deleteUntouched(Generation generation) {
    return DeleteItemRequest.builder()
        .tableName(calls.table())
        .overrideConfiguration(calls.terms().limits())
        .returnConsumedCapacity(calls.terms().capacity())
        .key(primaryKey)
        .conditionExpression(
            "%s = :g AND %s = :h AND attribute_not_exists(%s)"
                .formatted(GENERATION, CONTENTS, GARBAGE))
        .expressionAttributeValues(
            Map.of(
                ":g", ItemLayout.string(generation.id()),
                ":h", AttributeValue.fromSs(Contents.NONE.words())))
        .build();
  }

  private UpdateItemRequest ifWhole(
      String expression, Map<String, AttributeValue> values, String more) {
    Map<String, AttributeValue> all = new HashMap<>(values);
    all.put(":type", ItemLayout.string("S"));
    return update(expression, all).conditionExpression(IS_WHOLE + more).build();
  }

  private UpdateItemRequest.Builder update(String expression, Map<String, AttributeValue> values) {
    return UpdateItemRequest.builder()
        .tableName(calls.table())
        .overrideConfiguration(calls.terms().limits())
        .returnConsumedCapacity(calls.terms().capacity())
        .key(primaryKey)
        .updateExpression(expression)
        .expressionAttributeValues(values);
  }
}
