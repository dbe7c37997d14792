package io.github.dynamojcache.internal.dynamo.request;

import io.github.dynamojcache.internal.dynamo.item.ItemBytes;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** How many items a page should have while the network is narrow. Thread-safe. */
final class PageSize {

  /** The first guess, while the size of items is unknown. */
  private static final int UNKNOWN = 64;

  private volatile long bytesPerItem; // bytes read per item evaluated; 0 until a page was read

  void learn(QueryResponse page) {
    Integer lookedAt = page.scannedCount();
    if (lookedAt != null && lookedAt > 0) {
      long bytes = 0;
      for (Map<String, AttributeValue> item : page.items()) {
        bytes += ItemBytes.of(item);
      }
      long latest = (bytes + lookedAt - 1) / lookedAt;
      bytesPerItem = Math.max(latest, (3 * bytesPerItem + latest) / 4);
    }
  }

  /**
   * Returns how many items to evaluate.
   *
   * @param limit the maximum; null: as many as fit into 1 MB
   */
  @Nullable Integer limit(@Nullable Integer limit, BatchPace pace) {
    long each = bytesPerItem;
    if (!pace.isNarrow() || each == 0) {
      return limit;
    }
    int fitting = (int) Math.max(1, Math.min(Integer.MAX_VALUE, pace.requestBytes() / each));
    return limit == null ? Integer.valueOf(fitting) : Integer.valueOf(Math.min(limit, fitting));
  }

  /** Returns how many bytes a page of so many items has; 0 if that is unknown. */
  long bytes(@Nullable Integer limit) {
    long all = limit == null ? BatchPace.REQUEST_BYTES : limit * bytesPerItem;
    return Math.min(all, BatchPace.REQUEST_BYTES);
  }

  static int half(@Nullable Integer limit) {
    return limit == null ? UNKNOWN : Math.max(1, limit / 2);
  }
}
