package io.github.dynamojcache.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Reads and writes one cache's meta item. Thread-safe. */
final class MetaStore {

  private final DynamoCalls calls;
  private final String cacheName;
  private final StoreSettings settings;
  private final InstantSource clock;

  MetaStore(DynamoCalls calls, String cacheName, StoreSettings settings, InstantSource clock) {
    this.calls = calls;
    this.cacheName = cacheName;
    this.settings = settings;
    this.clock = clock;
  }

  /** The same with another limit for each request, and none for an attempt. */
  MetaStore withTimeout(Duration timeout) {
    return new MetaStore(calls.withTimeout(timeout), cacheName, settings, clock);
  }

  Map<String, AttributeValue> primaryKey() {
    return Meta.primaryKey(cacheName);
  }

  @Nullable Meta read(Map<String, AttributeValue> item) {
    return Meta.read(item, cacheName);
  }

  /** Reads the meta item; creates it, with a first generation, when there is none. */
  Meta readOrCreate(String operation) {
    Meta meta = read(operation);
    return meta != null ? meta : create(operation);
  }

  /**
   * Reads the meta item of a cache in a table of which nothing is known yet.
   *
   * @return null when there is none, be it that the table is missing or has other keys
   */
  @Nullable Meta find(String operation) {
    try {
      return read(operation);
    } catch (CacheException e) {
      if (isOfTheTable(e.getCause())) {
        return null;
      }
      throw e;
    }
  }

  private static boolean isOfTheTable(@Nullable Throwable failure) {
    return failure instanceof ResourceNotFoundException
        || (failure instanceof DynamoDbException refused
            && refused.awsErrorDetails() != null
            && "ValidationException".equals(refused.awsErrorDetails().errorCode()));
  }

  private @Nullable Meta read(String operation) {
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(settings.table())
            .overrideConfiguration(calls.terms().limits())
            .returnConsumedCapacity(calls.terms().capacity())
            .key(primaryKey())
            .consistentRead(true)
            .build();
    return read(calls.get(operation, request).item());
  }

  /** Creates the meta item, with a first generation, unless another JVM was faster. */
  Meta create(String operation) {
    Generation first = Generation.startedAt(clock.millis(), "", settings.shards());
    UpdateItemRequest request =
        startGeneration(first, null)
            .conditionExpression("attribute_not_exists(" + ItemLayout.PARTITION_KEY + ")")
            .returnValues(ReturnValue.ALL_NEW)
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    Map<String, AttributeValue> item;
    try {
      item = calls.update(operation, request).attributes();
    } catch (ConditionalCheckFailedException e) {
      item = e.item(); // another JVM was first
    }
    Meta meta = read(item);
    return meta != null ? meta : new Meta(first, List.of(), 0);
  }

  /**
   * Starts a new generation: one write, whatever the table holds. The ids in the table only grow,
   * so that every JVM can tell an old answer from a new one.
   *
   * @param known the generation that this JVM takes for the current one
   * @param recordGarbage whether the generation left behind may hold entries that never expire
   * @return what the meta item says now
   */
  Meta startNewGeneration(String operation, Generation known, boolean recordGarbage) {
    Generation leftBehind = known;
    while (true) {
      Generation next = Generation.startedAt(clock.millis(), leftBehind.id(), settings.shards());
      UpdateItemRequest request =
          startGeneration(next, recordGarbage ? leftBehind : null)
              .conditionExpression(
                  "attribute_not_exists(" + Meta.GENERATION + ") OR " + Meta.GENERATION + " < :g")
              .returnValues(ReturnValue.ALL_OLD)
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
              .build();
      try {
        Meta before = read(calls.update(operation, request).attributes());
        if (recordGarbage && before != null && !before.generation().equals(leftBehind)) {
          // Another JVM cleared in between: the generation that was really left is noted too.
          addGarbage(operation, before.generation());
        }
        return new Meta(next, recordGarbage ? List.of(leftBehind) : List.of(), 0);
      } catch (ConditionalCheckFailedException e) {
        Meta standing = read(e.item());
        if (standing == null || standing.generation().equals(next)) {
          return new Meta(next, List.of(), 0); // our own write, whose response was lost
        }
        // A JVM with a faster clock was here first: start after its generation.
        leftBehind = standing.generation();
      }
    }
  }

  private UpdateItemRequest.Builder startGeneration(
      Generation generation, @Nullable Generation leftBehind) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":g", ItemLayout.string(generation.id()));
    values.put(":n", ItemLayout.number(generation.shards()));
    values.put(":f", ItemLayout.number(Meta.FORMAT_VERSION));
    String expression =
        "SET " + Meta.GENERATION + " = :g, " + Meta.SHARDS + " = :n, " + Meta.FORMAT + " = :f";
    if (leftBehind != null) {
      values.put(":o", AttributeValue.builder().ss(leftBehind.token()).build());
      expression += " ADD " + Meta.GARBAGE + " :o";
    }
    return update(expression, values);
  }

  private void addGarbage(String operation, Generation generation) {
    var token = AttributeValue.builder().ss(generation.token()).build();
    calls.update(operation, update("ADD " + Meta.GARBAGE + " :o", Map.of(":o", token)).build());
  }

  /** Takes a generation whose items are all deleted off the list. */
  void removeGarbage(String operation, Generation generation) {
    var token = AttributeValue.builder().ss(generation.token()).build();
    calls.update(operation, update("DELETE " + Meta.GARBAGE + " :o", Map.of(":o", token)).build());
  }

  /**
   * Takes or prolongs the right to purge, so that JVMs do not pay for the same work twice.
   *
   * @param holder who asks
   * @param until until when, epoch milliseconds
   * @return the meta item if the lease is ours, else null
   */
  @Nullable Meta leasePurge(String operation, String holder, long until) {
    Map<String, AttributeValue> values =
        Map.of(
            ":h", ItemLayout.string(holder),
            ":u", ItemLayout.number(until),
            ":now", ItemLayout.number(clock.millis()));
    UpdateItemRequest request =
        update("SET " + Meta.LEASE_HOLDER + " = :h, " + Meta.LEASE_UNTIL + " = :u", values)
            .conditionExpression(
                "attribute_exists("
                    + Meta.GARBAGE
                    + ") AND (NOT "
                    + Meta.LEASE_UNTIL
                    + " > :now OR "
                    + Meta.LEASE_HOLDER
                    + " = :h)")
            .returnValues(ReturnValue.ALL_NEW)
            .build();
    try {
      return read(calls.update(operation, request).attributes());
    } catch (ConditionalCheckFailedException e) {
      return null;
    }
  }

  private UpdateItemRequest.Builder update(String expression, Map<String, AttributeValue> values) {
    return UpdateItemRequest.builder()
        .tableName(settings.table())
        .overrideConfiguration(calls.terms().limits())
        .returnConsumedCapacity(calls.terms().capacity())
        .key(primaryKey())
        .updateExpression(expression)
        .expressionAttributeValues(values);
  }
}
