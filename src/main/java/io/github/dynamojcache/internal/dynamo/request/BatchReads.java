package io.github.dynamojcache.internal.dynamo.request;

import io.github.dynamojcache.internal.dynamo.item.ItemBytes;
import io.github.dynamojcache.internal.entries.Fanout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Reads many items, up to {@value #MAX_KEYS} a request, and retries those that DynamoDB left
 * unprocessed (throttled, more than 16 MB, more than 1 MB of one partition). The size of the
 * response is not known in advance: if it does not arrive in time, fewer items are requested at a
 * time. Thread-safe.
 */
public final class BatchReads {

  /** DynamoDB's limit for BatchGetItem. */
  public static final int MAX_KEYS = 100;

  private final DynamoCalls calls;
  private final Fanout fanout;
  private final boolean consistent;
  private final boolean renewed;
  private final BytesPerKey sizes;

  public BatchReads(DynamoCalls calls, Fanout fanout) {
    this(calls, fanout, calls.consistentReads());
  }

  private BatchReads(
      DynamoCalls calls, Fanout fanout, boolean consistent, boolean renewed, BytesPerKey sizes) {
    this.calls = calls;
    this.fanout = fanout;
    this.consistent = consistent;
    this.renewed = renewed;
    this.sizes = sizes;
  }

  /**
   * @param consistent whether reads are strongly consistent, regardless of the cache's setting
   */
  public BatchReads(DynamoCalls calls, Fanout fanout, boolean consistent) {
    this(calls, fanout, consistent, /* renewed= */ true, new BytesPerKey());
  }

  /** Returns the same reads, but each batch ends within the time of one request, done or not. */
  public BatchReads inTheTimeOfOne() {
    return new BatchReads(calls, fanout, consistent, /* renewed= */ false, sizes);
  }

  /**
   * Reads items.
   *
   * @param keys their primary keys, without duplicates
   * @return the items that exist, in any order
   */
  public List<Map<String, AttributeValue>> read(
      String operation, Collection<Map<String, AttributeValue>> keys) {
    List<Map<String, AttributeValue>> found = new ArrayList<>(keys.size());
    List<Map<String, AttributeValue>> all = List.copyOf(keys);
    List<Runnable> pieces = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MAX_KEYS) {
      var batch = all.subList(from, Math.min(all.size(), from + MAX_KEYS));
      pieces.add(
          () -> {
            var items = readTogether(operation, batch);
            synchronized (found) {
              found.addAll(items);
            }
          });
    }
    fanout.runUntilOneFails(pieces);
    return found;
  }

  /**
   * Reads items in this thread.
   *
   * @param keys up to {@value #MAX_KEYS} primary keys, without duplicates
   * @return the items that exist, in any order
   */
  public List<Map<String, AttributeValue>> readTogether(
      String operation, List<Map<String, AttributeValue>> keys) {
    List<Map<String, AttributeValue>> found = new ArrayList<>(keys.size());
    var batch = new DividedBatch<>(calls, keys, sizes, renewed, System::nanoTime);
    boolean whole =
        batch.send(
            (waiting, left) -> {
              BatchGetItemResponse response = calls.batchGet(operation, request(waiting, left));
              var items = BatchAnswers.found(response);
              var unread = BatchAnswers.unread(response);
              sizes.learn(waiting.size() - unread.size(), items);
              found.addAll(items);
              return unread;
            });
    if (!whole) {
      throw calls.unprocessed(operation, batch.waiting().size(), keys.size());
    }
    return found;
  }

  private BatchGetItemRequest request(
      List<Map<String, AttributeValue>> keys, @Nullable Duration left) {
    DynamoCalls limited = left == null ? calls : calls.within(left);
    KeysAndAttributes wanted =
        KeysAndAttributes.builder().keys(keys).consistentRead(consistent).build();
    return BatchGetItemRequest.builder()
        .overrideConfiguration(limited.terms().limits())
        .returnConsumedCapacity(calls.terms().capacity())
        .requestItems(Map.of(calls.table(), wanted))
        .build();
  }

  /** The recent average of bytes read per key. Rises at once, and falls slowly. Thread-safe. */
  private static final class BytesPerKey
      implements DividedBatch.Weights<Map<String, AttributeValue>> {
    private volatile long average; // 0 until items have been read

    void learn(int keys, List<Map<String, AttributeValue>> items) {
      if (keys > 0) {
        long bytes = 0;
        for (Map<String, AttributeValue> item : items) {
          bytes += ItemBytes.of(item);
        }
        long latest = bytes / keys;
        average = Math.max(latest, (3 * average + latest) / 4);
      }
    }

    @Override
    public long of(Map<String, AttributeValue> key) {
      return average;
    }

    /** Earlier responses say little about the size of the next one. */
    @Override
    public boolean mayBeTooMuch(List<Map<String, AttributeValue>> sent) {
      return true;
    }
  }
}
