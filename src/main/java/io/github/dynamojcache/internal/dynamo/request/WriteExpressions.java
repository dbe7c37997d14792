package io.github.dynamojcache.internal.dynamo.request;

import static io.github.dynamojcache.internal.dynamo.item.ItemLayout.DEADLINE;
import static io.github.dynamojcache.internal.dynamo.item.ItemLayout.TTL;
import static io.github.dynamojcache.internal.dynamo.item.ItemLayout.VALUE;
import static io.github.dynamojcache.internal.dynamo.item.ItemLayout.WHOLE_KEY;
import static io.github.dynamojcache.internal.dynamo.item.ItemLayout.WRITE_ID;

import io.github.dynamojcache.internal.dynamo.item.ItemLayout;
import io.github.dynamojcache.internal.dynamo.item.ItemMapper;
import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.entries.ExpiryRule;
import io.github.dynamojcache.internal.entries.Precondition;
import io.github.dynamojcache.internal.entries.Version;
import io.github.dynamojcache.internal.entries.WriteId;
import io.github.dynamojcache.internal.entries.WriteIntent;
import io.github.dynamojcache.internal.keys.CanonicalKey;
import io.github.dynamojcache.internal.values.EncodedValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** A write intent as one DynamoDB request: a pure function. Immutable and thread-safe. */
public final class WriteExpressions {

  private final String table;
  private final boolean nativeTtl;
  private final Supplier<RequestTerms> terms;
  private final ItemMapper items;
  private final WriteConditions conditions;

  /**
   * @param table the table that the requests go to
   * @param nativeTtl whether {@code ttl} is written
   * @param terms what the next request must carry
   * @param items makes the items
   */
  public WriteExpressions(
      String table, boolean nativeTtl, Supplier<RequestTerms> terms, ItemMapper items) {
    this.table = table;
    this.nativeTtl = nativeTtl;
    this.terms = terms;
    this.items = items;
    this.conditions = new WriteConditions(items);
  }

  /**
   * Composes the request.
   *
   * @param intent what to do
   * @param partitionKey the item's partition key
   * @param writeId the fresh id of this write
   * @param now the time that decides what is live, epoch milliseconds
   * @return a PutItem, UpdateItem or DeleteItem request
   */
  public DynamoDbRequest compose(
      WriteIntent intent, String partitionKey, WriteId writeId, long now) {
    if (intent instanceof WriteIntent.Store store) {
      return store(store, partitionKey, writeId, now);
    }
    if (intent instanceof WriteIntent.Remove remove) {
      return remove(remove, partitionKey, now);
    }
    return touch((WriteIntent.Touch) intent, partitionKey, now);
  }

  /**
   * Composes the request that replaces the stored form of a value, but neither the value nor its
   * write id.
   *
   * @param version the version of the entry with that value
   */
  public UpdateItemRequest valueOnly(
      String partitionKey, CanonicalKey key, EncodedValue value, Version version) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":v", items.value(partitionKey, key, value));
    return UpdateItemRequest.builder()
        .tableName(table)
        .overrideConfiguration(terms.get().limits())
        .returnConsumedCapacity(terms.get().capacity())
        .key(ItemLayout.primaryKey(partitionKey, key))
        .updateExpression("SET " + VALUE + " = :v")
        .conditionExpression(WriteConditions.unmodified(version, values))
        .expressionAttributeValues(values)
        .build();
  }

  private DynamoDbRequest store(
      WriteIntent.Store intent, String partitionKey, WriteId writeId, long now) {
    if (intent.expiry() instanceof ExpiryRule.At at) {
      return put(intent, partitionKey, writeId, at.deadline(), now);
    }
    ExpiryRule.Keep keep = (ExpiryRule.Keep) intent.expiry();
    return intent.precondition() instanceof Precondition.Absent
        ? put(intent, partitionKey, writeId, keep.deadlineIfCreated(), now)
        : update(intent, partitionKey, writeId, keep.deadlineIfCreated(), now);
  }

  private PutItemRequest put(
      WriteIntent.Store intent, String partitionKey, WriteId writeId, long deadline, long now) {
    PutItemRequest.Builder request =
        PutItemRequest.builder()
            .tableName(table)
            .overrideConfiguration(terms.get().limits())
            .returnConsumedCapacity(terms.get().capacity())
            .item(items.item(partitionKey, intent.key(), intent.value(), writeId, deadline));
    if (intent.returnOld()) {
      request.returnValues(ReturnValue.ALL_OLD);
    }
    Map<String, AttributeValue> values = new HashMap<>();
    String condition = conditions.of(intent, partitionKey, values, now);
    if (condition != null) {
      request
          .conditionExpression(condition)
          .expressionAttributeValues(values)
          .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
    return request.build();
  }

  /** Keeps the deadline of a live entry: only an update can leave an attribute unchanged. */
  private UpdateItemRequest update(
      WriteIntent.Store intent,
      String partitionKey,
      WriteId writeId,
      long deadlineIfCreated,
      long now) {
    Map<String, AttributeValue> values = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    values.put(":v", items.value(partitionKey, intent.key(), intent.value()));
    values.put(":id", ItemLayout.writeId(writeId));
    StringBuilder set = new StringBuilder("SET " + VALUE + " = :v, " + WRITE_ID + " = :id");
    List<String> remove = new ArrayList<>();
    if (intent.key().whole() == null) {
      remove.add(WHOLE_KEY); // a foreign one would make this another key's entry
    } else {
      values.put(":k", ItemLayout.string(intent.key().whole()));
      set.append(", " + WHOLE_KEY + " = :k");
    }
    if (intent.precondition() instanceof Precondition.None) {
      setDeadline(set, values, names, deadlineIfCreated, /* onlyIfAbsent= */ true);
    }
    removeTtl(remove, names);
    return UpdateItemRequest.builder()
        .tableName(table)
        .overrideConfiguration(terms.get().limits())
        .returnConsumedCapacity(terms.get().capacity())
        .key(ItemLayout.primaryKey(partitionKey, intent.key()))
        .updateExpression(expression(set, remove))
        .conditionExpression(conditions.ofUpdate(intent, partitionKey, values, now))
        .expressionAttributeValues(values)
        .expressionAttributeNames(names.isEmpty() ? null : names)
        .returnValues(intent.returnOld() ? ReturnValue.ALL_OLD : ReturnValue.NONE)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private DeleteItemRequest remove(WriteIntent.Remove intent, String partitionKey, long now) {
    DeleteItemRequest.Builder request =
        DeleteItemRequest.builder()
            .tableName(table)
            .overrideConfiguration(terms.get().limits())
            .returnConsumedCapacity(terms.get().capacity())
            .key(ItemLayout.primaryKey(partitionKey, intent.key()))
            .returnValues(ReturnValue.ALL_OLD);
    Map<String, AttributeValue> values = new HashMap<>();
    String condition = conditions.of(intent, partitionKey, values, now);
    if (condition != null) {
      request
          .conditionExpression(condition)
          .expressionAttributeValues(values)
          .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
    return request.build();
  }

  private UpdateItemRequest touch(WriteIntent.Touch intent, String partitionKey, long now) {
    Map<String, AttributeValue> values = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    StringBuilder set = new StringBuilder("SET ");
    setDeadline(set, values, names, intent.deadline(), /* onlyIfAbsent= */ false);
    List<String> remove = new ArrayList<>();
    removeTtl(remove, names);
    UpdateItemRequest.Builder request =
        UpdateItemRequest.builder()
            .tableName(table)
            .overrideConfiguration(terms.get().limits())
            .returnConsumedCapacity(terms.get().capacity())
            .key(ItemLayout.primaryKey(partitionKey, intent.key()))
            .updateExpression(expression(set, remove))
            .conditionExpression(conditions.ofUpdate(intent, partitionKey, values, now))
            .expressionAttributeValues(values)
            .expressionAttributeNames(names.isEmpty() ? null : names);
    if (intent.returnEntry()) {
      request
          .returnValues(ReturnValue.ALL_NEW)
          .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
    return request.build();
  }

  /**
   * Always writes {@code x} and {@code ttl} together: one without the other would be misleading.
   */
  private void setDeadline(
      StringBuilder set,
      Map<String, AttributeValue> values,
      Map<String, String> names,
      long deadline,
      boolean onlyIfAbsent) {
    if (set.length() > "SET ".length()) {
      set.append(", ");
    }
    set.append(assignment(DEADLINE, ":x", onlyIfAbsent));
    values.put(":x", ItemLayout.number(deadline));
    if (nativeTtl) {
      set.append(", ").append(assignment("#ttl", ":ttl", onlyIfAbsent));
      values.put(":ttl", ItemLayout.number(Deadline.ttlSeconds(deadline)));
      names.put("#ttl", TTL); // a reserved word
    }
  }

  /**
   * Without native expiry, removes a {@code ttl} that was set with it, because it would become
   * stale.
   */
  private void removeTtl(List<String> remove, Map<String, String> names) {
    if (!nativeTtl) {
      remove.add("#ttl");
      names.put("#ttl", TTL); // a reserved word
    }
  }

  private static String expression(StringBuilder set, List<String> remove) {
    return remove.isEmpty() ? set.toString() : set + " REMOVE " + String.join(", ", remove);
  }

  private static String assignment(String attribute, String value, boolean onlyIfAbsent) {
    return onlyIfAbsent
        ? attribute + " = if_not_exists(" + attribute + ", " + value + ")"
        : attribute + " = " + value;
  }
}
