package io.github.dynamojcache.testing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * A table that holds nothing and takes no room: a read finds what it asks for, made up from the
 * key; every write is applied, and forgotten; each shard has as many entries as a test likes. A
 * test may look at each request. Thread-safe.
 */
public final class SyntheticTable implements DynamoDbClient {

  private static final int PAGE = 1_000;
  private static final String GENERATION = "1hf7uap000000000";

  private final String name;
  private final int perShard;
  private final boolean finds;
  private final Runnable eachRequest;
  private final AtomicLong writes = new AtomicLong();

  /**
   * Creates it.
   *
   * @param perShard how many entries a query finds under each partition key
   * @param finds whether a read finds what it asks for
   * @param eachRequest runs inside each request
   */
  public SyntheticTable(String name, int perShard, boolean finds, Runnable eachRequest) {
    this.name = name;
    this.perShard = perShard;
    this.finds = finds;
    this.eachRequest = eachRequest;
  }

  /** The key of an entry of a query. */
  public static String key(int shard, int number) {
    return "key-%02d-%08d-xyzt".formatted(shard, number);
  }

  private Map<String, AttributeValue> item(AttributeValue partitionKey, AttributeValue sortKey) {
    if (sortKey.s().equals("#")) {
      return Map.of(
          "pk", partitionKey,
          "sk", sortKey,
          "g", AttributeValue.fromS(GENERATION),
          "n", AttributeValue.fromN("4"),
          "f", AttributeValue.fromN("1"),
          "h", AttributeValue.fromSs(List.of("eternal", "ttl")),
          "gr", AttributeValue.fromN("86400000"));
    }
    Map<String, AttributeValue> item = new HashMap<>();
    if (finds) {
      item.put("pk", partitionKey);
      item.put("sk", sortKey);
      item.put("v", AttributeValue.fromS(value(sortKey.s())));
      byte[] writeId = ByteBuffer.allocate(8).putLong(sortKey.hashCode()).array();
      item.put("w", AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(writeId)));
      item.put("x", AttributeValue.fromN("4102444800000"));
      item.put("ttl", AttributeValue.fromN("4102444800"));
    }
    return item;
  }

  private static String value(String sortKey) {
    return ("v" + sortKey + "....................").substring(0, 20);
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String attribute) {
    return Objects.requireNonNull(item.get(attribute), attribute);
  }

  private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
    return item(attribute(key, "pk"), attribute(key, "sk"));
  }

  /** Returns how many items were put or deleted. */
  public long writes() {
    return writes.get();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    eachRequest.run();
    return GetItemResponse.builder().item(item(request.key())).build();
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    for (var key : request.requestItems().values().iterator().next().keys()) {
      Map<String, AttributeValue> item = item(key);
      if (!item.isEmpty()) {
        found.add(item);
      }
    }
    eachRequest.run();
    return BatchGetItemResponse.builder().responses(Map.of(name, found)).build();
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    writes.addAndGet(request.requestItems().values().iterator().next().size());
    eachRequest.run();
    return BatchWriteItemResponse.builder().build();
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    writes.incrementAndGet();
    eachRequest.run();
    return PutItemResponse.builder().build();
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    writes.incrementAndGet();
    eachRequest.run();
    return DeleteItemResponse.builder().attributes(item(request.key())).build();
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    writes.incrementAndGet();
    eachRequest.run();
    return UpdateItemResponse.builder().attributes(item(request.key())).build();
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    AttributeValue partitionKey = attribute(request.expressionAttributeValues(), ":pk");
    String text = partitionKey.s();
    int shard = Character.digit(text.charAt(text.length() - 1), 10);
    int from = 0;
    if (!request.exclusiveStartKey().isEmpty()) {
      String last = attribute(request.exclusiveStartKey(), "sk").s();
      from =
          Integer.parseInt(last.substring("s:key-00-".length(), "s:key-00-00000000".length())) + 1;
    }
    int limit = request.limit() == null ? PAGE : Math.min(PAGE, request.limit());
    int end = Math.min(perShard, from + limit);
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    for (int number = from; number < end; number++) {
      found.add(item(partitionKey, AttributeValue.fromS("s:" + key(shard, number))));
    }
    eachRequest.run();
    QueryResponse.Builder response =
        QueryResponse.builder().items(found).count(found.size()).scannedCount(found.size());
    if (end < perShard) {
      response.lastEvaluatedKey(
          Map.of("pk", partitionKey, "sk", AttributeValue.fromS("s:" + key(shard, end - 1))));
    }
    return response.build();
  }

  @Override
  public DescribeTableResponse describeTable(DescribeTableRequest request) {
    return DescribeTableResponse.builder()
        .table(
            table ->
                table
                    .tableName(name)
                    .tableStatus(TableStatus.ACTIVE)
                    .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)))
        .build();
  }

  private static KeySchemaElement key(String attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
  }

  @Override
  public DescribeTimeToLiveResponse describeTimeToLive(DescribeTimeToLiveRequest request) {
    return DescribeTimeToLiveResponse.builder()
        .timeToLiveDescription(
            ttl -> ttl.timeToLiveStatus(TimeToLiveStatus.ENABLED).attributeName("ttl"))
        .build();
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
