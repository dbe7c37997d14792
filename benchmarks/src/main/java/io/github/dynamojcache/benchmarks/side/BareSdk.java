package io.github.dynamojcache.benchmarks.side;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The yardstick: a cache written by hand on the SDK's client, for one type of key and one type of
 * value, by somebody careful. It writes the same attributes, asks for the same conditions, reads
 * strongly consistently, compares the expiry of what it reads, and settles a lost response by the
 * write id, as the cache does. Time limits and retries are the client's, so that no request needs a
 * configuration of its own.
 *
 * <p>It leaves out all else that a cache is: clear, other types of key, expiry policies,
 * statistics, events, messages.
 *
 * @param <V> the type of value
 */
public final class BareSdk<V> implements CacheSide<V> {

  private final DynamoDbClient client;
  private final String table;
  private final BareItems<V> items;
  private final BareBulk<V> bulk;

  /**
   * Creates it.
   *
   * @param client the client; not closed with this object
   * @param table the table
   * @param cacheName what partition keys begin with
   * @param form how values are stored
   */
  public BareSdk(DynamoDbClient client, String table, String cacheName, ValueForm<V> form) {
    this.client = client;
    this.table = table;
    this.items = new BareItems<>(cacheName, form);
    this.bulk = new BareBulk<>(client, table, items);
  }

  @Override
  public @Nullable V get(String key) {
    return items.read(read(key).item());
  }

  private GetItemResponse read(String key) {
    return client.getItem(
        GetItemRequest.builder()
            .tableName(table)
            .key(items.primaryKey(key))
            .consistentRead(true)
            .build());
  }

  @Override
  public void put(String key, V value) {
    client.putItem(
        PutItemRequest.builder()
            .tableName(table)
            .item(items.item(key, value, BareItems.newWriteId()))
            .build());
  }

  @Override
  public boolean putIfAbsent(String key, V value) {
    return putIf(key, value, "NOT x > :now", Map.of(":now", BareItems.now()));
  }

  @Override
  public boolean replace(String key, V expected, V value) {
    return putIf(
        key,
        value,
        "v = :old AND x > :now",
        Map.of(":old", items.value(expected), ":now", BareItems.now()));
  }

  @Override
  public void invoke(String key, Exchange<V> exchange) {
    boolean written = false;
    while (!written) {
      Map<String, AttributeValue> item = read(key).item();
      V present = items.read(item);
      V value = exchange.apply(present);
      written =
          present == null
              ? putIfAbsent(key, value)
              : putIf(key, value, "w = :w", Map.of(":w", BareItems.attribute(item, "w")));
    }
  }

  private boolean putIf(
      String key, V value, String condition, Map<String, AttributeValue> conditionValues) {
    AttributeValue writeId = BareItems.newWriteId();
    try {
      client.putItem(
          PutItemRequest.builder()
              .tableName(table)
              .item(items.item(key, value, writeId))
              .conditionExpression(condition)
              .expressionAttributeValues(conditionValues)
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
              .build());
      return true;
    } catch (ConditionalCheckFailedException e) {
      return writeId.equals(e.item().get("w")); // the response of our own first try was lost
    }
  }

  @Override
  public Map<String, V> getAll(Set<String> keys) {
    return bulk.getAll(keys);
  }

  @Override
  public void putAll(Map<String, V> entries) {
    bulk.putAll(entries);
  }

  @Override
  public int iterate(Visitor<V> visitor) {
    return bulk.iterate(visitor);
  }

  @Override
  public void close() {
    bulk.close();
  }
}
