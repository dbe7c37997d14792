package io.github.dynamojcache.internal.dynamo.request;

import io.github.dynamojcache.internal.dynamo.item.ItemLayout;
import io.github.dynamojcache.internal.entries.Deadline;
import io.github.dynamojcache.internal.failure.Outage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.cache.CacheException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Queries the items of a generation page by page, one partition key after the other. An empty page
 * is not the end: only a page without a last evaluated key is. If the network does not carry a page
 * in the time for an attempt, the page is requested again in parts, and later pages are smaller.
 * Thread-safe.
 */
public final class PartitionQuery {

  /**
   * Which part of each item is wanted. A smaller part saves bytes on the network, not read units.
   */
  public enum Wanted {
    /** All parts of an entry. */
    ENTRIES,
    /** The primary key only. */
    KEYS,
    /** How many there are. */
    COUNT
  }

  /** Which items are wanted. */
  public enum Filter {
    /** Those that have not expired. */
    LIVE,
    /** Those that DynamoDB's TTL will never delete. */
    ETERNAL,
    /** Every one. */
    ALL
  }

  private final DynamoCalls calls;
  private final Wanted wanted;
  private final Filter filter;
  private final boolean consistent;
  private final PageSize pageSize = new PageSize();

  public PartitionQuery(DynamoCalls calls, Wanted wanted, Filter filter, boolean consistent) {
    this.calls = calls;
    this.wanted = wanted;
    this.filter = filter;
    this.consistent = consistent;
  }

  /**
   * Where the next page begins.
   *
   * @param shard the index of the partition key
   * @param after the last evaluated key, empty at the partition's beginning
   */
  public record Position(int shard, Map<String, AttributeValue> after) {
    public static final Position START = new Position(0, Map.of());
  }

  /**
   * A page.
   *
   * @param items the items found, possibly none
   * @param count how many were found
   * @param next where the next page begins; empty at the end
   */
  public record Page(List<Map<String, AttributeValue>> items, int count, Optional<Position> next) {}

  /**
   * Reads a page.
   *
   * @param partitionKeys the partition keys of the generation
   * @param limit how many items to evaluate at most; null: as many as fit into 1 MB
   * @param now the time that decides what is live, epoch milliseconds
   */
  public Page read(
      String operation,
      List<String> partitionKeys,
      Position position,
      @Nullable Integer limit,
      long now) {
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(calls.table())
            .returnConsumedCapacity(calls.terms().capacity())
            .consistentRead(consistent)
            .keyConditionExpression(ItemLayout.PARTITION_KEY + " = :pk");
    if (!position.after().isEmpty()) {
      request.exclusiveStartKey(position.after());
    }
    select(request);
    filter(request, partitionKeys.get(position.shard()), now);
    QueryResponse response = carried(operation, request, limit);
    return new Page(response.items(), response.count(), next(response, position, partitionKeys));
  }

  /** Sends the request, for fewer items if the response does not arrive in time. */
  private QueryResponse carried(
      String operation, QueryRequest.Builder request, @Nullable Integer limit) {
    if (wanted == Wanted.COUNT) {
      return ask(operation, request, limit, calls); // the response is only a number
    }
    BatchPace pace = calls.pace();
    Integer most = limit;
    while (true) {
      most = pageSize.limit(most, pace);
      Integer asked = most;
      long sent = System.nanoTime();
      try {
        return pace.inTurn(calls.patience(), () -> ask(operation, request, asked, calls));
      } catch (CacheException e) {
        if (Objects.equals(asked, 1) || !Outage.isOutOfTime(e)) {
          throw e;
        }
        Probe probe = new Probe(operation, request);
        if (!pace.isTooMuch(sent, pageSize.bytes(asked), probe)) {
          throw e;
        }
        if (probe.answer != null) {
          return probe.answer;
        }
        most = PageSize.half(asked);
      }
    }
  }

  /** Requests one item, with the time of one attempt. */
  private final class Probe implements BooleanSupplier {
    private final String operation;
    private final QueryRequest.Builder request;
    private @Nullable QueryResponse answer;

    Probe(String operation, QueryRequest.Builder request) {
      this.operation = operation;
      this.request = request;
    }

    @Override
    public boolean getAsBoolean() {
      try {
        answer = ask(operation, request, 1, calls.within(calls.attemptTimeout()));
        return true;
      } catch (CacheException e) {
        if (Outage.isOutOfTime(e)) {
          return false;
        }
        throw e;
      }
    }
  }

  private QueryResponse ask(
      String operation,
      QueryRequest.Builder request,
      @Nullable Integer limit,
      DynamoCalls limited) {
    QueryResponse response =
        calls.query(
            operation,
            request.copy().limit(limit).overrideConfiguration(limited.terms().limits()).build());
    pageSize.learn(response);
    return response;
  }

  private static Optional<Position> next(
      QueryResponse response, Position position, List<String> partitionKeys) {
    if (!response.lastEvaluatedKey().isEmpty()) {
      return Optional.of(new Position(position.shard(), response.lastEvaluatedKey()));
    }
    int nextShard = position.shard() + 1;
    return nextShard < partitionKeys.size()
        ? Optional.of(new Position(nextShard, Map.of()))
        : Optional.empty();
  }

  private void select(QueryRequest.Builder request) {
    if (wanted == Wanted.COUNT) {
      request.select(Select.COUNT);
    } else if (wanted == Wanted.KEYS) {
      request.projectionExpression(ItemLayout.PARTITION_KEY + ", " + ItemLayout.SORT_KEY);
    }
  }

  private void filter(QueryRequest.Builder request, String partitionKey, long now) {
    AttributeValue pk = ItemLayout.string(partitionKey);
    if (filter == Filter.ALL) {
      request.expressionAttributeValues(Map.of(":pk", pk));
      return;
    }
    boolean live = filter == Filter.LIVE;
    request
        .filterExpression(ItemLayout.DEADLINE + (live ? " > :x" : " = :x"))
        .expressionAttributeValues(
            Map.of(":pk", pk, ":x", ItemLayout.number(live ? now : Deadline.ETERNAL)));
  }
}
