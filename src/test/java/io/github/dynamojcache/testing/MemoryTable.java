package io.github.dynamojcache.testing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * A table in memory: reads, batches and queries with pages as small as a test likes, and nothing
 * that has a condition. A test may delay or fail each request. Thread-safe.
 */
public class MemoryTable implements DynamoDbClient {

  private final String name;
  private final ConcurrentMap<String, ConcurrentSkipListMap<String, Map<String, AttributeValue>>>
      partitions = new ConcurrentHashMap<>();
  private volatile int pageItems = Integer.MAX_VALUE;
  private volatile Interceptor interceptor =
      new Interceptor() {
        @Override
        public <T> T send(DynamoDbRequest request, Supplier<T> answer) {
          return answer.get();
        }
      };

  /** Stands around each request. */
  public interface Interceptor {

    /**
     * Sends a request, or does not.
     *
     * @param answer carries the request out
     */
    <T> T send(DynamoDbRequest request, Supplier<T> answer);
  }

  /** Creates an empty table. */
  public MemoryTable(String name) {
    this.name = name;
  }

  /** A query looks at so many items at the most. */
  public void pageItems(int items) {
    pageItems = items;
  }

  /** From here on, this stands around each request. */
  public void intercept(Interceptor next) {
    interceptor = next;
  }

  /** Puts an item, without a request. */
  public void put(Map<String, AttributeValue> item) {
    partition(item).put(sortKey(item), item);
  }

  /** Returns how many items there are under all partition keys. */
  public int size() {
    return partitions.values().stream().mapToInt(Map::size).sum();
  }

  /** Returns how many items there are under a partition key. */
  public int size(String partitionKey) {
    return partition(partitionKey).size();
  }

  /** Answers a request that only a subclass knows. */
  protected final <T> T intercepted(DynamoDbRequest request, Supplier<T> answer) {
    return interceptor.send(request, answer);
  }

  private ConcurrentSkipListMap<String, Map<String, AttributeValue>> partition(
      Map<String, AttributeValue> key) {
    return partition(Objects.requireNonNull(key.get("pk")).s());
  }

  private ConcurrentSkipListMap<String, Map<String, AttributeValue>> partition(String key) {
    return partitions.computeIfAbsent(key, k -> new ConcurrentSkipListMap<>());
  }

  private static String sortKey(Map<String, AttributeValue> key) {
    return Objects.requireNonNull(key.get("sk")).s();
  }

  private Map<String, AttributeValue> item(Map<String, AttributeValue> key) {
    return partition(key).getOrDefault(sortKey(key), Map.of());
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return interceptor.send(
        request, () -> GetItemResponse.builder().item(item(request.key())).build());
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return interceptor.send(
        request,
        () -> {
          List<Map<String, AttributeValue>> found = new ArrayList<>();
          for (var key : Objects.requireNonNull(request.requestItems().get(name)).keys()) {
            if (!item(key).isEmpty()) {
              found.add(item(key));
            }
          }
          return BatchGetItemResponse.builder().responses(Map.of(name, found)).build();
        });
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    return interceptor.send(
        request,
        () -> {
          for (WriteRequest write : Objects.requireNonNull(request.requestItems().get(name))) {
            if (write.putRequest() != null) {
              put(write.putRequest().item());
            } else {
              partition(write.deleteRequest().key()).remove(sortKey(write.deleteRequest().key()));
            }
          }
          return BatchWriteItemResponse.builder().build();
        });
  }

  /** Conditions are not looked at: none holds. */
  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return interceptor.send(
        request,
        () -> {
          throw ConditionalCheckFailedException.builder().message("a table in memory").build();
        });
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return interceptor.send(request, () -> page(request));
  }

  private QueryResponse page(QueryRequest request) {
    var values = request.expressionAttributeValues();
    String partitionKey = Objects.requireNonNull(values.get(":pk")).s();
    var rest =
        request.exclusiveStartKey().isEmpty()
            ? partition(partitionKey)
            : partition(partitionKey).tailMap(sortKey(request.exclusiveStartKey()), false);
    int limit = request.limit() == null ? pageItems : Math.min(pageItems, request.limit());
    Map<String, Map<String, AttributeValue>> page = new TreeMap<>();
    rest.entrySet().stream().limit(limit).forEach(e -> page.put(e.getKey(), e.getValue()));
    List<Map<String, AttributeValue>> found =
        page.values().stream().filter(item -> fits(request, item)).toList();
    QueryResponse.Builder response =
        QueryResponse.builder().count(found.size()).scannedCount(page.size());
    if (request.select() != Select.COUNT) {
      response.items(found);
    }
    if (page.size() == limit) {
      String last = page.keySet().stream().skip(limit - 1L).findFirst().orElseThrow();
      response.lastEvaluatedKey(
          Map.of("pk", AttributeValue.fromS(partitionKey), "sk", AttributeValue.fromS(last)));
    }
    return response.build();
  }

  private static boolean fits(QueryRequest request, Map<String, AttributeValue> item) {
    if (request.filterExpression() == null) {
      return true;
    }
    AttributeValue deadline = item.get("x");
    if (deadline == null) {
      return false;
    }
    BigDecimal bound =
        new BigDecimal(Objects.requireNonNull(request.expressionAttributeValues().get(":x")).n());
    int order = new BigDecimal(deadline.n()).compareTo(bound);
    return request.filterExpression().equals("x > :x") ? order > 0 : order == 0;
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
