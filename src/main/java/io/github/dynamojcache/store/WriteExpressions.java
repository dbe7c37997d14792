package io.github.dynamojcache.store;

import static io.github.dynamojcache.store.ItemLayout.DEADLINE;
import static io.github.dynamojcache.store.ItemLayout.PARTITION_KEY;
import static io.github.dynamojcache.store.ItemLayout.TTL;
import static io.github.dynamojcache.store.ItemLayout.VALUE;
import static io.github.dynamojcache.store.ItemLayout.WHOLE_KEY;
import static io.github.dynamojcache.store.ItemLayout.WRITE_ID;

import io.github.dynamojcache.codec.CanonicalKey;
import io.github.dynamojcache.codec.EncodedValue;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * A write intent as one DynamoDB request: a pure function. Stateless and thread-safe.
 *
 * <p>All conditions are of three kinds, in the terms of the layout: live is {@code x > :now};
 * absent or expired is {@code NOT x > :now}, which is true for a missing item too; unmodified is
 * {@code w = :w}.
 */
final class WriteExpressions {

  private static final String LIVE = DEADLINE + " > :now";

  private final String table;
  private final boolean nativeTtl;
  private final Supplier<RequestTerms> terms;
  private final EntryItems items;

  /**
   * @param table the table that the requests go to
   * @param nativeTtl whether {@code ttl} is written
   * @param terms what the next request must carry
   * @param items makes the items
   */
  WriteExpressions(
      String table, boolean nativeTtl, Supplier<RequestTerms> terms, EntryItems items) {
    this.table = table;
    this.nativeTtl = nativeTtl;
    this.terms = terms;
    this.items = items;
  }

  /**
   * Composes the request.
   *
   * @param intent what is wanted
   * @param partitionKey where the item stands
   * @param writeId the fresh id of this write
   * @param now the time that decides what is live, epoch milliseconds
   * @return a PutItem, UpdateItem or DeleteItem request
   */
  DynamoDbRequest compose(WriteIntent intent, String partitionKey, WriteId writeId, long now) {
    if (intent instanceof WriteIntent.Store store) {
      return store(store, partitionKey, writeId, now);
    }
    if (intent instanceof WriteIntent.Remove remove) {
      return remove(remove, partitionKey, now);
    }
    return touch((WriteIntent.Touch) intent, partitionKey, now);
  }

  /**
   * Composes the request that replaces the form of a value, and neither the value nor its write id.
   *
   * @param writeId who wrote the value
   */
  UpdateItemRequest valueOnly(
      String partitionKey, CanonicalKey key, EncodedValue value, WriteId writeId) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .overrideConfiguration(terms.get().limits())
        .returnConsumedCapacity(terms.get().capacity())
        .key(ItemLayout.primaryKey(partitionKey, key))
        .updateExpression("SET " + VALUE + " = :v")
        .conditionExpression(WRITE_ID + " = :w")
        .expressionAttributeValues(
            Map.of(":v", items.value(partitionKey, key, value), ":w", ItemLayout.writeId(writeId)))
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
    String condition = condition(intent, partitionKey, values, now);
    if (condition != null) {
      request
          .conditionExpression(condition)
          .expressionAttributeValues(values)
          .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
    return request.build();
  }

  /** The deadline of a live entry stays: only an update can leave an attribute alone. */
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
    if (intent.key().whole() != null) {
      values.put(":k", ItemLayout.string(intent.key().whole()));
      set.append(", " + WHOLE_KEY + " = :k");
    }
    String condition = condition(intent, partitionKey, values, now);
    if (condition == null) {
      // Nobody knows yet whether the entry is there; an expired one must not lend its deadline.
      condition = "attribute_not_exists(" + PARTITION_KEY + ") OR " + LIVE;
      values.put(":now", ItemLayout.number(now));
      setDeadline(set, values, names, deadlineIfCreated, /* onlyIfAbsent= */ true);
    }
    return UpdateItemRequest.builder()
        .tableName(table)
        .overrideConfiguration(terms.get().limits())
        .returnConsumedCapacity(terms.get().capacity())
        .key(ItemLayout.primaryKey(partitionKey, intent.key()))
        .updateExpression(set.toString())
        .conditionExpression(condition)
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
    String condition = condition(intent, partitionKey, values, now);
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
    UpdateItemRequest.Builder request =
        UpdateItemRequest.builder()
            .tableName(table)
            .overrideConfiguration(terms.get().limits())
            .returnConsumedCapacity(terms.get().capacity())
            .key(ItemLayout.primaryKey(partitionKey, intent.key()))
            .updateExpression(set.toString())
            .conditionExpression(condition(intent, partitionKey, values, now))
            .expressionAttributeValues(values)
            .expressionAttributeNames(names.isEmpty() ? null : names);
    if (intent.returnEntry()) {
      request
          .returnValues(ReturnValue.ALL_NEW)
          .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
    }
    return request.build();
  }

  /** Writes {@code x} and {@code ttl} together, always: one without the other would be a trap. */
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

  private static String assignment(String attribute, String value, boolean onlyIfAbsent) {
    return onlyIfAbsent
        ? attribute + " = if_not_exists(" + attribute + ", " + value + ")"
        : attribute + " = " + value;
  }

  private @Nullable String condition(
      WriteIntent intent, String partitionKey, Map<String, AttributeValue> values, long now) {
    Precondition precondition = intent.precondition();
    if (precondition instanceof Precondition.None) {
      return null;
    }
    if (precondition instanceof Precondition.Unmodified unmodified) {
      values.put(":w", ItemLayout.writeId(unmodified.writeId()));
      return WRITE_ID + " = :w";
    }
    values.put(":now", ItemLayout.number(now));
    if (precondition instanceof Precondition.Absent) {
      return "NOT " + LIVE;
    }
    if (precondition instanceof Precondition.LiveAndEqual equal) {
      values.put(":old", items.value(partitionKey, intent.key(), equal.value()));
      return VALUE + " = :old AND " + LIVE;
    }
    if (precondition instanceof Precondition.LiveUntil until) {
      values.put(":seen", ItemLayout.number(until.deadline()));
      return DEADLINE + " = :seen AND " + LIVE;
    }
    return LIVE;
  }
}
