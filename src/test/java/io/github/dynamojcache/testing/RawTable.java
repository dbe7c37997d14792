package io.github.dynamojcache.testing;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The table as DynamoDB sees it, for looking and for tampering behind the provider's back. The
 * names of attributes and partition keys are spelled out here on purpose: they are a stored format.
 */
public final class RawTable {

  /** The end of the year 9999 in epoch milliseconds: what never expires, expires then. */
  public static final long ETERNAL = 253_402_300_799_999L;

  private static final Map<String, AttributeValue> DESTROYED =
      Map.of("pk", AttributeValue.fromS("#destroyed"), "sk", AttributeValue.fromS("#"));

  private final DynamoDbClient client;
  private final String name;

  public RawTable(LocalDynamo dynamo, String name) {
    this.client = dynamo.client();
    this.name = name;
  }

  public String name() {
    return name;
  }

  public Map<String, AttributeValue> meta(String cache) {
    return get(metaKey(cache));
  }

  public void putMeta(Map<String, AttributeValue> meta) {
    put(meta);
  }

  public void put(Map<String, AttributeValue> item) {
    client.putItem(put -> put.tableName(name).item(item));
  }

  public void putAll(List<Map<String, AttributeValue>> items) {
    for (int from = 0; from < items.size(); from += 25) {
      List<WriteRequest> puts =
          items.subList(from, Math.min(items.size(), from + 25)).stream()
              .map(item -> WriteRequest.builder().putRequest(put -> put.item(item)).build())
              .toList();
      client.batchWriteItem(batch -> batch.requestItems(Map.of(name, puts)));
    }
  }

  public void deleteMeta(String cache) {
    client.deleteItem(delete -> delete.tableName(name).key(metaKey(cache)));
  }

  private static Map<String, AttributeValue> metaKey(String cache) {
    return Map.of("pk", AttributeValue.fromS(encoded(cache)), "sk", AttributeValue.fromS("#"));
  }

  private static String encoded(String cache) {
    return cache.replace("%", "%25").replace("#", "%23");
  }

  /** The id of the generation that the table says is current. */
  public String generation(String cache) {
    return attribute(meta(cache), "g").s();
  }

  /** Every item of the current generation, live or expired. */
  public List<Map<String, AttributeValue>> items(String cache) {
    return partitionKeys(cache).stream().flatMap(pk -> partition(pk).stream()).toList();
  }

  /** The partition keys of the current generation. */
  public List<String> partitionKeys(String cache) {
    Map<String, AttributeValue> meta = meta(cache);
    return IntStream.range(0, Integer.parseInt(attribute(meta, "n").n()))
        .mapToObj(shard -> encoded(cache) + "#" + attribute(meta, "g").s() + "#" + shard)
        .toList();
  }

  /** What a PartiQL query finds in the current generation. */
  public List<Map<String, AttributeValue>> select(String what, String cache, String condition) {
    String partitions =
        partitionKeys(cache).stream()
            .map(partition -> "'" + partition + "'")
            .collect(Collectors.joining(", "));
    return client
        .executeStatement(
            query ->
                query.statement(
                    "SELECT %s FROM \"%s\" WHERE pk IN [%s] AND %s"
                        .formatted(what, name, partitions, condition)))
        .items();
  }

  public List<Map<String, AttributeValue>> partition(String partitionKey) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(name)
            .consistentRead(true)
            .keyConditionExpression("pk = :pk")
            .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partitionKey)))
            .build();
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    client.queryPaginator(query).items().forEach(items::add);
    return items;
  }

  /** How many items stand under these partition keys. */
  public int count(List<String> partitionKeys) {
    return partitionKeys.stream().mapToInt(pk -> partition(pk).size()).sum();
  }

  /** Every item of the table. */
  public List<Map<String, AttributeValue>> all() {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    client
        .scanPaginator(scan -> scan.tableName(name).consistentRead(true))
        .items()
        .forEach(items::add);
    return items;
  }

  /** What the table's own list of destroyed caches says: one line for each, sorted. */
  public List<String> destroyed() {
    AttributeValue lines = get(DESTROYED).get("c");
    return lines == null ? List.of() : lines.ss().stream().sorted().toList();
  }

  /** Every item but the table's own. */
  public List<Map<String, AttributeValue>> ofCaches() {
    return all().stream()
        .filter(item -> !attribute(item, "pk").equals(DESTROYED.get("pk")))
        .toList();
  }

  /** The only item of a cache. */
  public Map<String, AttributeValue> onlyItem(String cache) {
    List<Map<String, AttributeValue>> items = items(cache);
    if (items.size() != 1) {
      throw new AssertionError("one item was expected in the table, not " + items);
    }
    return items.get(0);
  }

  /** Reads an item again. */
  public Map<String, AttributeValue> get(Map<String, AttributeValue> item) {
    return client.getItem(get -> get.tableName(name).key(keyOf(item)).consistentRead(true)).item();
  }

  public void set(Map<String, AttributeValue> item, String attribute, AttributeValue value) {
    client.updateItem(
        update ->
            update
                .tableName(name)
                .key(keyOf(item))
                .updateExpression("SET " + attribute + " = :value")
                .expressionAttributeValues(Map.of(":value", value)));
  }

  public void delete(Map<String, AttributeValue> item) {
    client.deleteItem(delete -> delete.tableName(name).key(keyOf(item)));
  }

  private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    return Map.of("pk", item.get("pk"), "sk", item.get("sk"));
  }

  /**
   * Lets every item of a cache have expired a second ago. Its {@code ttl} stays, so that DynamoDB
   * does not delete it.
   */
  public void expireAll(String cache) {
    items(cache).forEach(this::expire);
  }

  public void expire(Map<String, AttributeValue> item) {
    set(item, "x", number(System.currentTimeMillis() - 1_000));
  }

  public static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return requireNonNull(item.get(name), name);
  }

  /** When an item expires, epoch milliseconds. */
  public static long deadline(Map<String, AttributeValue> item) {
    return Long.parseLong(attribute(item, "x").n());
  }

  public static AttributeValue number(long number) {
    return AttributeValue.fromN(Long.toString(number));
  }
}
