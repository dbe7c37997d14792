package io.github.dynamojcache.benchmarks.side;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Bulk operations by hand: full batches, as many side by side as the cache sends. What DynamoDB
 * left unprocessed is sent again, at once. Thread-safe.
 */
final class BareBulk<V> implements AutoCloseable {

  /** As many as the cache sends at a time. */
  private static final int PARALLEL = 8;

  private static final int KEYS_A_READ = 100;
  private static final int ITEMS_A_WRITE = 25;

  private final DynamoDbClient client;
  private final String table;
  private final BareItems<V> items;
  private final ExecutorService pool =
      Executors.newFixedThreadPool(
          PARALLEL,
          task -> {
            Thread thread = new Thread(task, "bare-bulk");
            thread.setDaemon(true);
            return thread;
          });

  BareBulk(DynamoDbClient client, String table, BareItems<V> items) {
    this.client = client;
    this.table = table;
    this.items = items;
  }

  Map<String, V> getAll(Set<String> keys) {
    List<Map<String, AttributeValue>> wanted = new ArrayList<>(keys.size());
    keys.forEach(key -> wanted.add(items.primaryKey(key)));
    List<Callable<List<Map<String, AttributeValue>>>> reads = new ArrayList<>();
    for (int from = 0; from < wanted.size(); from += KEYS_A_READ) {
      var chunk = wanted.subList(from, Math.min(wanted.size(), from + KEYS_A_READ));
      reads.add(() -> read(chunk));
    }
    Map<String, V> found = new HashMap<>(2 * keys.size());
    for (List<Map<String, AttributeValue>> part : all(reads)) {
      for (Map<String, AttributeValue> item : part) {
        V value = items.read(item);
        if (value != null) {
          found.put(BareItems.key(item), value);
        }
      }
    }
    return found;
  }

  private List<Map<String, AttributeValue>> read(List<Map<String, AttributeValue>> keys) {
    List<Map<String, AttributeValue>> found = List.of();
    List<Map<String, AttributeValue>> waiting = keys;
    while (!waiting.isEmpty()) {
      BatchGetItemResponse response =
          client.batchGetItem(
              BatchGetItemRequest.builder()
                  .requestItems(
                      Map.of(
                          table,
                          KeysAndAttributes.builder().keys(waiting).consistentRead(true).build()))
                  .build());
      List<Map<String, AttributeValue>> answered =
          response.responses().getOrDefault(table, List.of());
      if (found.isEmpty()) {
        found = answered;
      } else {
        found = new ArrayList<>(found);
        found.addAll(answered);
      }
      KeysAndAttributes left = response.unprocessedKeys().get(table);
      waiting = left == null ? List.of() : left.keys();
    }
    return found;
  }

  void putAll(Map<String, V> entries) {
    List<WriteRequest> writes = new ArrayList<>(entries.size());
    entries.forEach(
        (key, value) ->
            writes.add(
                WriteRequest.builder()
                    .putRequest(
                        PutRequest.builder()
                            .item(items.item(key, value, BareItems.newWriteId()))
                            .build())
                    .build()));
    List<Callable<Boolean>> batches = new ArrayList<>();
    for (int from = 0; from < writes.size(); from += ITEMS_A_WRITE) {
      var chunk = writes.subList(from, Math.min(writes.size(), from + ITEMS_A_WRITE));
      batches.add(() -> write(chunk));
    }
    all(batches);
  }

  private boolean write(List<WriteRequest> writes) {
    List<WriteRequest> waiting = writes;
    while (!waiting.isEmpty()) {
      waiting =
          client
              .batchWriteItem(
                  BatchWriteItemRequest.builder().requestItems(Map.of(table, waiting)).build())
              .unprocessedItems()
              .getOrDefault(table, List.of());
    }
    return true;
  }

  private <T> List<T> all(List<Callable<T>> parts) {
    try {
      if (parts.size() == 1) {
        return List.of(parts.get(0).call());
      }
      List<T> results = new ArrayList<>(parts.size());
      for (Future<T> part : pool.invokeAll(parts)) {
        results.add(part.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads all shards side by side. The calling thread sees the pages as they come, and asks for the
   * next one of that shard before it looks at them.
   */
  int iterate(CacheSide.Visitor<V> visitor) {
    CompletionService<Page> pages = new ExecutorCompletionService<>(pool);
    int open = BareItems.SHARDS;
    for (int shard = 0; shard < open; shard++) {
      String partition = items.partition(shard);
      pages.submit(() -> query(partition, Map.of()));
    }
    int count = 0;
    while (open > 0) {
      Page page = take(pages);
      Map<String, AttributeValue> position = page.response().lastEvaluatedKey();
      if (position.isEmpty()) {
        open--;
      } else {
        pages.submit(() -> query(page.partition(), position));
      }
      count += visit(page.response(), visitor);
    }
    return count;
  }

  private record Page(String partition, QueryResponse response) {}

  private static Page take(CompletionService<Page> pages) {
    try {
      return pages.take().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private Page query(String partition, Map<String, AttributeValue> position) {
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .keyConditionExpression("pk = :pk")
            .filterExpression("x > :now")
            .expressionAttributeValues(
                Map.of(":pk", AttributeValue.fromS(partition), ":now", BareItems.now()));
    if (!position.isEmpty()) {
      request.exclusiveStartKey(position);
    }
    return new Page(partition, client.query(request.build()));
  }

  private int visit(QueryResponse page, CacheSide.Visitor<V> visitor) {
    int count = 0;
    for (Map<String, AttributeValue> item : page.items()) {
      V value = items.read(item);
      if (value != null) {
        visitor.visit(BareItems.key(item), value);
        count++;
      }
    }
    return count;
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
