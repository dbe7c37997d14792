package io.github.dynamojcache.internal.dynamo.generation;

import io.github.dynamojcache.internal.dynamo.item.ItemLayout;
import io.github.dynamojcache.internal.dynamo.item.Meta;
import io.github.dynamojcache.internal.dynamo.request.DynamoCalls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.cache.CacheException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The only item of a table that belongs to no cache: it lists destroyed caches whose items must
 * still be deleted. Without it, only a JVM that opens the cache again would find them. Thread-safe.
 */
final class DestroyedList {

  /** No cache has this partition key: in a cache's name, {@code #} is encoded. */
  static final String PARTITION = "#destroyed";

  static final String CACHES = "c";

  /** Keeps the item small; with the longest names, DynamoDB's own limit is lower. */
  static final int LONGEST = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(DestroyedList.class);

  private static final Map<String, AttributeValue> PRIMARY_KEY =
      Map.of(
          ItemLayout.PARTITION_KEY, ItemLayout.string(PARTITION),
          ItemLayout.SORT_KEY, ItemLayout.string(Meta.SORT_KEY));

  private final DynamoCalls calls;

  DestroyedList(DynamoCalls calls) {
    this.calls = calls;
  }

  /**
   * Adds a cache.
   *
   * @return false when the list is full
   */
  boolean add(String operation, DestroyedCache cache) {
    try {
      calls.update(
          operation,
          update(
              "ADD",
              cache,
              "attribute_not_exists(%s) OR size(%s) < :most".formatted(CACHES, CACHES),
              Map.of(":most", ItemLayout.number(LONGEST))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /** Adds a cache, or reports why that is not possible: it is destroyed all the same. */
  void announce(String operation, DestroyedCache cache) {
    try {
      if (!add(operation, cache)) {
        LOG.warn(
            "cache '{}' is destroyed. The list of destroyed caches in table '{}' is full: if this"
                + " application ends before its purge, what never expires stays until a JVM"
                + " opens the cache, or calls destroyCacheNow. Does any JVM purge?",
            cache.name(),
            calls.table());
      }
    } catch (CacheException e) {
      if (!isDenied(e)) {
        throw new CacheException(
            "cache '"
                + cache.name()
                + "' is destroyed, but is not on the list of those to be purged: if this"
                + " application ends before its purge, what never expires stays until a JVM"
                + " opens the cache, or calls destroyCacheNow. "
                + e.getMessage(),
            e);
      }
      LOG.info(
          "cache '{}' is destroyed. The policy does not let it be listed in the item with the"
              + " partition key '{}' of table '{}': if this application ends before its purge, what"
              + " never expires stays until a JVM opens the cache, or calls destroyCacheNow",
          cache.name(),
          PARTITION,
          calls.table());
    }
  }

  /** Removes a cache from the list. */
  void remove(String operation, DestroyedCache cache) {
    try {
      calls.update(
          operation, update("DELETE", cache, "attribute_exists(" + CACHES + ")", Map.of()));
    } catch (ConditionalCheckFailedException e) {
      // Another JVM was faster, and this was the last one.
    }
  }

  private UpdateItemRequest update(
      String action, DestroyedCache cache, String condition, Map<String, AttributeValue> more) {
    Map<String, AttributeValue> values = new HashMap<>(more);
    values.put(":c", AttributeValue.fromSs(List.of(cache.token())));
    return UpdateItemRequest.builder()
        .tableName(calls.table())
        .overrideConfiguration(calls.terms().limits())
        .returnConsumedCapacity(calls.terms().capacity())
        .key(PRIMARY_KEY)
        .updateExpression(action + " " + CACHES + " :c")
        .conditionExpression(condition)
        .expressionAttributeValues(values)
        .build();
  }

  /**
   * Reads the list.
   *
   * @param consistent whether it must contain what was just added
   */
  List<DestroyedCache> read(String operation, boolean consistent) {
    GetItemRequest request =
        GetItemRequest.builder()
            .tableName(calls.table())
            .overrideConfiguration(calls.terms().limits())
            .returnConsumedCapacity(calls.terms().capacity())
            .key(PRIMARY_KEY)
            .consistentRead(consistent)
            .build();
    AttributeValue tokens = calls.get(operation, request).item().get(CACHES);
    List<DestroyedCache> caches = new ArrayList<>();
    if (tokens != null && tokens.hasSs()) {
      tokens.ss().forEach(token -> add(caches, token));
    }
    return caches;
  }

  private static void add(List<DestroyedCache> caches, String token) {
    try {
      caches.add(DestroyedCache.fromToken(token));
    } catch (IllegalArgumentException e) {
      LOG.debug("the list of destroyed caches has a line that is none: {}", e.getMessage());
    }
  }

  /**
   * Returns whether access was denied: a policy for an application's own caches omits this item.
   */
  static boolean isDenied(CacheException failure) {
    return failure.getCause() instanceof DynamoDbException refused
        && refused.awsErrorDetails() != null
        && "AccessDeniedException".equals(refused.awsErrorDetails().errorCode());
  }
}
